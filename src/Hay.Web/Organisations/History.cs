using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>One thing that was done to an activity. Version: the listing from then on, where a person wrote it.</summary>
internal sealed record HistoryLine(long Number, DateTimeOffset At, string What, string Who, Listing? Version);

/// <summary>What happened to a record, who did it and when, from the journal.</summary>
internal sealed class History(IJournal journal, UserManager<Member> members, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <summary>The newest first.</summary>
    public async Task<ImmutableArray<HistoryLine>> Of(string activity, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        var lines = ImmutableArray.CreateBuilder<HistoryLine>();
        await foreach (var (_, _, fact) in journal.ReadChangesAsync($"{StoreNames.Activity}/{activity}", ct))
        {
            lines.Add(new HistoryLine(fact.Number, fact.At, What(fact), fact.By is null ? "" : await Name(fact.By, names), fact.Version));
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

    private string What(Fact fact) => fact.Kind switch
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
        _ => fact.Kind.ToString(),
    };
}
