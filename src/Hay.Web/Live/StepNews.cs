using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Live;

/// <summary>What the catalogue took in, as open pages would have heard of it had nothing been lost: only what they show of places and times.</summary>
internal static class StepNews
{
    public static ImmutableArray<LiveUpdate> Of(CatalogueStep step)
    {
        var news = ImmutableArray.CreateBuilder<LiveUpdate>();
        foreach (var (id, _) in step.Changes.Activities)
        {
            if (step.After.Find(id) is not { } now) continue;
            if (step.Before.Find(id) is { } before) news.AddRange(Between(before, now, step.After.AsOf));
            // It was taken off the pages and is back: some have stayed open.
            else if (step.Before.Stopped(id) is not null) news.Add(Of(now, null) with { IsNews = true });
        }

        return news.ToImmutable();
    }

    private static IEnumerable<LiveUpdate> Between(CatalogueEntry before, CatalogueEntry now, DateTimeOffset asOf)
    {
        if (now.Revision <= before.Revision) return [];
        var then = before.Sessions.ToDictionary(session => session.Session);
        var stayed = now.Sessions.Select(session => session.Session).ToHashSet();
        return before.Listing.Booking != now.Listing.Booking || then.Values.Any(session => session.End > asOf && !stayed.Contains(session.Session))
            ? [Of(now, null) with { IsNews = true }]
            : now.Sessions
                .Select(session => (Then: then.GetValueOrDefault(session.Session), Now: session)).Where(s => s.Then != s.Now)
                .Select(s => Of(now, s.Now) with { IsNews = (s.Then?.Cancelled, s.Then?.Start) != (s.Now.Cancelled, s.Now.Start) });
    }

    private static LiveUpdate Of(CatalogueEntry now, SessionView? session) =>
        new() { Activity = now.Id, Revision = now.Revision, Spaces = [.. now.Listing.Spaces()], Session = session };
}
