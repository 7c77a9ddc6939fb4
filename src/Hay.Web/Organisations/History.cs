using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>One thing that was done to a record, in words, and the fact of it.</summary>
internal sealed record HistoryLine(string What, string Who, Fact Fact)
{
    public long Number => Fact.Number;
    public DateTimeOffset At => Fact.At;
    /// <summary>Whether it says how the record was from then on.</summary>
    public bool HasVersion => Fact is { Version: not null } or { Organisation: not null } or { Notice: not null } or { Answer: not null };
}

/// <summary>A history as it is shown. Chosen: the version that is looked at; Rows: where it differs from now.</summary>
/// <param name="Address">Of the page.</param>
/// <param name="Lines">The newest first.</param>
/// <param name="Chosen">Null: none.</param>
/// <param name="Rows">Empty: the same as now.</param>
internal sealed record HistorySheet(string Address, ImmutableArray<HistoryLine> Lines, HistoryLine? Chosen, ImmutableArray<ComparedRow> Rows);

/// <summary>What happened to a record, who did it and when, from the journal.</summary>
internal sealed class History(IJournal journal, UserManager<Member> members, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <summary>The newest first.</summary>
    /// <param name="store">One of <see cref="StoreNames"/>.</param>
    /// <param name="key">Of the record.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<ImmutableArray<HistoryLine>> Of(string store, string key, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        var lines = ImmutableArray.CreateBuilder<HistoryLine>();
        await foreach (var (_, _, fact) in journal.ReadChangesAsync($"{store}/{key}", ct))
        {
            var (by, whom) = (fact.By is null ? "" : await Name(fact.By, names), fact.Account is null ? "" : await Name(fact.Account, names));
            lines.Add(new HistoryLine(What(fact, whom), by == whom ? "" : by, fact));
        }

        lines.Reverse();
        return lines.ToImmutable();
    }

    private async Task<string> Name(string account, Dictionary<string, string> names)
    {
        if (names.TryGetValue(account, out var known)) return known;
        var who = await members.FindByIdAsync(account);
        return names[account] = who is null ? say["Somebody whose account has gone"] : who.Details.Name.Length > 0 ? who.Details.Name : say["Somebody without a name"];
    }

    private string What(Fact fact, string whom) => fact.Kind switch
    {
        FactKind.Kept => say["How it was before"],
        FactKind.Listed when fact.Version is null => say["Read in from elsewhere"],
        FactKind.Listed => say["Listed"],
        FactKind.Withdrawn => say["Stopped"],
        FactKind.SessionCancelled => say["Session of {0} cancelled", fact.Session!.Value.Value],
        FactKind.SessionMoved => say["Session of {0} moved", fact.Session!.Value.Value],
        FactKind.SessionRestored => say["Session of {0} is on again", fact.Session!.Value.Value],
        FactKind.Submitted => say["Handed in to a host"],
        FactKind.Returned => say["Sent back by a host"],
        FactKind.Paused => say["Taken off the pages by a host"],
        FactKind.Resumed => say["Put back on the pages"],
        FactKind.NotesSettled => say["The notes of visitors dealt with"],
        FactKind.Confirmed => say["Said to be still true"],
        FactKind.OrganisationWritten => say["What the group says of itself"],
        FactKind.ColleagueJoined => say["{0} looks after it from then on", whom],
        FactKind.ColleagueLeft => say["{0} does not look after it any more", whom],
        FactKind.ClaimRefused => say["{0} was told no", whom],
        FactKind.OrganisationClosed => say["Closed"],
        FactKind.NoticePosted => say["Notice: {0}", fact.Notice!.Title],
        FactKind.AnswerPosted => say["You said, we did: {0}", fact.Answer!.Said],
        _ => fact.Kind.ToString(),
    };
}
