using System.Security.Cryptography;
using System.Text;

namespace Hay.Grains.Tests.Audit;

/// <summary>Whatever is done to the log afterwards is found, and said.</summary>
public class AuditChainTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void The_canonical_form_is_the_one_that_is_documented()
    {
        var line = Written(1).Tail.Lines[0];
        var form = $"64:{new string('0', 64)},1:1,24:2026-11-24T09:00:00.123Z,4:anna,9:RoleGiven,7:account,2:a1,12:Gäste … 1,";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))), line.Hash);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(99), InlineData(100), InlineData(101), InlineData(350)]
    public void A_log_as_it_was_written_is_sound(int lines)
    {
        var log = Written(lines);
        var chain = new AuditChain(lines == 0 ? null : new AuditHead(lines, log.Tail.Head));
        foreach (var page in log.Pages) chain.Take(page);
        Assert.Empty(chain.End(log.Tail));
        Assert.Equal(new AuditHead(lines, log.Tail.Head), chain.Head);
    }

    [Fact]
    public void A_page_that_was_kept_just_before_a_crash_is_sound()
    {
        var (_, tail) = Written(199);
        Assert.Empty(Findings([new AuditPage { Lines = tail.Lines[..100] }], tail));
        Assert.Equal(199, tail.Lines.Length);
    }

    public static TheoryData<int, string> Damages() => new()
    {
        { 0, "Line 150 of the audit log, or the one before, is not as it was written." }, // changed
        { 1, "Line 151 of the audit log, or the one before, is not as it was written." }, // changed, with a hash to match
        { 2, "Lines 150 to 150 of the audit log are missing." },
        { 3, "Line 150 of the audit log stands after line 150." }, // inserted
        { 4, "Lines 150 to 150 of the audit log are missing." }, // moved
        { 5, "Lines 201 to 300 of the audit log are missing." }, // the last page
        { 6, "The audit log has pages and no end: its last lines are missing." },
        { 7, "The audit log ends with line 340 and had 350: its last lines are missing." },
        { 8, "The audit log ends with line 300 and had 350: its last lines are missing." },
        { 9, "Line 350 of the audit log, or the one before, is not as it was written." }, // the newest line changed
        { 10, "Line 1 of the audit log, or the one before, is not as it was written." },
        { 11, "Lines 1 to 100 of the audit log are missing." }, // the first page
    };

    [Theory, MemberData(nameof(Damages))]
    public void Damage_is_found(int damage, string finding)
    {
        var (pages, tail) = Written(350);
        var page = pages[1].Lines;
        AuditLine Changed(AuditLine line) => line with { Who = "bob" };
        (List<AuditPage> Pages, AuditLog? Tail) harmed = damage switch
        {
            0 => ([pages[0], new AuditPage { Lines = page.SetItem(49, Changed(page[49])) }, pages[2]], tail),
            1 => ([pages[0], new AuditPage { Lines = page.SetItem(49, Changed(page[49]) with { Hash = Changed(page[49]).HashAfter(page[48].Hash) }) }, pages[2]], tail),
            2 => ([pages[0], new AuditPage { Lines = page.RemoveAt(49) }, pages[2]], tail),
            3 => ([pages[0], new AuditPage { Lines = page.Insert(50, page[49] with { Id = "other" }) }, pages[2]], tail),
            4 => ([pages[0], new AuditPage { Lines = page.RemoveAt(49).Insert(60, page[49]) }, pages[2]], tail),
            5 => (pages[..2], tail),
            6 => (pages, null),
            7 => (pages, tail with { Lines = tail.Lines[..40] }),
            8 => (pages, tail with { Lines = [] }),
            9 => (pages, tail with { Lines = tail.Lines.SetItem(49, Changed(tail.Lines[49])) }),
            10 => ([new AuditPage { Lines = pages[0].Lines.SetItem(0, Changed(pages[0].Lines[0])) }, .. pages[1..]], tail),
            _ => (pages[1..], tail),
        };
        Assert.Contains(finding, Findings(harmed.Pages, harmed.Tail));
    }

    [Fact]
    public void A_log_made_anew_is_found_only_by_a_head_that_was_kept_elsewhere()
    {
        var head = new AuditHead(350, Written(350).Tail.Head);
        var (pages, tail) = Written(350, who: "bob");
        Assert.Empty(Findings(pages, tail));
        Assert.Equal("Line 350 of the audit log is another one than when its head was noted: the log was made anew.", Assert.Single(Findings(pages, tail, AuditHead.Parse(head.ToString()))));
        var (fewer, end) = Written(120);
        Assert.Equal("The audit log ends with line 120, and had line 350 when its head was noted.", Assert.Single(Findings(fewer, end, head)));
    }

    [Fact]
    public void Much_damage_does_not_fill_the_screen()
    {
        var (pages, tail) = Written(350);
        var all = Findings([.. pages.Select(p => new AuditPage { Lines = [.. p.Lines.Select(l => l with { Who = "bob" })] })], tail);
        Assert.Equal((21, "… and 280 more in the audit log."), (all.Count, all[^1]));
    }

    [Theory]
    [InlineData("Ring 01632 960 123 or ann@example.org, please", "Ring … or … please")]
    [InlineData("+44 1632 960123", "…")]
    [InlineData("Since 24/11/2026, in t-0123456789abc and o-0123456789", "Since 24/11/2026, in t-0123456789abc and o-0123456789")]
    [InlineData("two\r\nlines\0 \u202eback 🌻", "two lines back 🌻")]
    public void A_note_names_nobody_that_one_could_reach(string said, string kept) =>
        Assert.Equal(kept, new AuditLog().Add([new AuditEntry("anna", AuditAct.ListingPaused, "activity", "a", said)], Now).Lines[0].Note);

    [Fact]
    public void A_long_note_is_cut()
    {
        var note = new AuditLog().Add([new AuditEntry("anna", AuditAct.ListingPaused, "activity", "a", new string('x', 5000))], Now).Lines[0].Note;
        Assert.Equal((AuditLine.LongestNote, '…'), (note.Length, note[^1]));
    }

    private static IReadOnlyList<string> Findings(IEnumerable<AuditPage> pages, AuditLog? tail, AuditHead? noted = null)
    {
        var chain = new AuditChain(noted);
        foreach (var page in pages) chain.Take(page);
        return chain.End(tail);
    }

    private static (List<AuditPage> Pages, AuditLog Tail) Written(int lines, string who = "anna")
    {
        var (pages, log) = (new List<AuditPage>(), new AuditLog());
        for (var i = 1; i <= lines; i++)
        {
            if (lines != 199 && log.FullPage() is { } full)
            {
                pages.Add(full);
                log = log.WithoutFullPage();
            }

            log = log.Add([new AuditEntry(who, AuditAct.RoleGiven, "account", $"a{i}", $"Gäste … {i}")], Now.AddSeconds(i - 1));
        }

        return (pages, log);
    }
}
