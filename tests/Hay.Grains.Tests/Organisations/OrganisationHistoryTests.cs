namespace Hay.Grains.Tests.Organisations;

public sealed class OrganisationHistoryTests
{
    private const string Mia = "a-mia";
    private const string Noor = "a-noor";
    private const string Host = "a-host";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationDetails Tea = new() { Name = "Tea for Two", Space = "fenland" };

    [Fact]
    public void What_people_write_is_told_with_who_and_what()
    {
        var begun = new Organisation().Begin(Tea, Mia, Now).Next;
        var told = begun.Write(begun.Details! with { About = "We talk." }, Mia, isByHost: false, Now.AddDays(1)).Next.Outbox.Waiting;
        Assert.Equal([FactKind.OrganisationWritten, FactKind.ColleagueJoined, FactKind.OrganisationWritten], told.Select(f => f.Kind));
        Assert.All(told, fact => Assert.Equal(Mia, fact.By));
        Assert.Equal(["", "We talk."], told.Where(f => f.Organisation is not null).Select(f => f.Organisation!.About));
        Assert.Equal(Now.AddDays(1), told[^1].At);
    }

    [Fact]
    public void What_was_imported_is_kept_once_before_a_person_changes_it()
    {
        var imported = new Organisation().Describe(Tea, null, Now).Next.Describe(Tea with { About = "Anew." }, null, Now).Next;
        Assert.Empty(imported.Outbox.Waiting);
        var once = imported.Write(imported.Details! with { About = "By us." }, Host, isByHost: true, Now).Next;
        var twice = once.Write(once.Details! with { About = "By us all." }, Host, isByHost: true, Now).Next;
        Assert.Equal([FactKind.Kept, FactKind.OrganisationWritten, FactKind.OrganisationWritten], twice.Outbox.Waiting.Select(f => f.Kind));
        Assert.Equal(["Anew.", "By us.", "By us all."], twice.Outbox.Waiting.Select(f => f.Organisation!.About));
        Assert.Null(twice.Outbox.Waiting[0].By);
    }

    [Fact]
    public void Coming_going_and_refusing_say_who_and_by_whom()
    {
        var asked = new Organisation().Describe(Tea, Host, Now).Next.Ask(Mia, "Ours.", Now).Next.Ask(Noor, "No, ours.", Now).Next;
        var refused = asked.Decide(Noor, false, "They do not know you.", Host, Now).Next;
        var joined = refused.Decide(Mia, true, "", Host, Now).Next;
        var closed = joined.Leave(Mia, Mia, Now).Next.Close(Host, Now).Next;
        Assert.Equal(
            [(FactKind.OrganisationWritten, Host, null), (FactKind.ClaimRefused, Host, Noor), (FactKind.ColleagueJoined, Host, Mia), (FactKind.ColleagueLeft, Mia, Mia), (FactKind.OrganisationClosed, Host, (string?)null)],
            closed.Outbox.Waiting.Select(f => (f.Kind, f.By!, f.Account)));
    }

    [Fact]
    public void What_changes_nothing_is_not_told()
    {
        var begun = new Organisation().Begin(Tea, Mia, Now).Next;
        Assert.Same(begun, begun.Write(begun.Details!, Mia, isByHost: false, Now).Next);
        Assert.Same(begun, begun.Begin(Tea, Mia, Now).Next);
        var closed = begun.Close(Mia, Now).Next;
        Assert.Same(closed, closed.Close(Mia, Now).Next);
    }
}
