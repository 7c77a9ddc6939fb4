using System.Buffers;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Ranking;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>For whom, where and what for. Everything may be missing.</summary>
internal sealed record PickAsk
{
    /// <summary>To "How are you today?": only what suits it.</summary>
    public Answer? Answer { get; init; }
    /// <summary>Null: anywhere.</summary>
    public Place? Place { get; init; }
    /// <summary>Null: somebody of whom nothing is used.</summary>
    public PickPerson? Person { get; init; }
    /// <summary>How many days ahead; no more than <see cref="PickSheet.Ahead"/>.</summary>
    public int Days { get; init; } = Picks.Week;
    public int Count { get; init; } = Picker.DefaultCount;
}

/// <summary>
/// A few small things for somebody, and why. What may not be picked is ruled out before anything is scored: nothing that a model says
/// brings it back. The same all day, but for what has begun or filled up; a little different tomorrow.
/// </summary>
internal sealed class Picks(PickSheets sheets)
{
    public const int Week = 7;
    private const double MilesToLike = 10;

    // For some people and not for others: who ticked it has asked for it.
    private const Facet Audiences = Facet.WomenOnly | Facet.MenOnly | Facet.Carers | Facet.Families;

    public ImmutableArray<Pick> For(PickAsk ask, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var sheet = sheets.For(snapshot, now);
        var taste = new PickTaste(sheet, ask.Person);
        var ranking = sheet.Rankings.For(taste.IsKnown);
        var count = sheet.Rows.Length;
        var candidates = ArrayPool<Candidate>.Shared.Rent(count);
        var features = ArrayPool<float>.Shared.Rent(count * PickRanking.Columns);
        var sessions = ArrayPool<int>.Shared.Rent(count);
        try
        {
            count = Gather(ask, sheet, taste, now, candidates, features, sessions);
            var picked = Picker.Choose(ranking, candidates.AsSpan(0, count), new PickerOptions
            {
                Count = ask.Count,
                Exploration = sheet.Model?.Exploration ?? Picker.DefaultExploration,
                MostOfAKind = taste.IsKnown ? 2 : 1,
                Seed = unchecked((int)Seed.Of($"{now.Day().DayNumber}/{ask.Person?.Id.Value ?? ask.Place?.At}/{ask.Answer?.Slug}")),
            });
            return [.. picked.Select(pick => PickReasons.Explain(pick, Hit(sheet.Rows[pick.Item], sessions[pick.Item], ask.Place), pick.Item, sheet, taste, ask, now))];
        }
        finally
        {
            ArrayPool<Candidate>.Shared.Return(candidates);
            ArrayPool<float>.Shared.Return(features);
            ArrayPool<int>.Shared.Return(sessions);
        }
    }

    /// <summary>Somewhere that people listen, near and soon, and open to anybody; null where nobody has told us of one.</summary>
    public CatalogueHit? SomebodyToTalkTo(Place? place, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var sheet = sheets.For(snapshot, now);
        var (start, end) = Window(Week, now);
        var near = new Nearness(place, sheet);
        var talk = from row in Enumerable.Range(0, sheet.Rows.Length)
                   where sheet.Rows[row].Category.Needs.Contains("talk") && MayBeOffered(sheet.AllLines[row], Facet.None, 0)
                   let session = Array.FindIndex([.. sheet.Rows[row].Sessions], s => s.StartTicks >= start && s.StartTicks < end)
                   where session >= 0
                   orderby near.Tier(row) descending, sheet.Rows[row].Sessions[session].StartTicks
                   select (CatalogueHit?)Hit(sheet.Rows[row], sheet.Rows[row].Sessions[session].Index, place);
        return talk.FirstOrDefault();
    }

    /// <summary>Of these listings, in their order, the first few next door or online that anybody may join and that have room.</summary>
    public ImmutableArray<CatalogueHit> Open(IEnumerable<string> activities, SpaceDefinition space, int most, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var sheet = sheets.For(snapshot, now);
        var (tiers, from) = (sheet.Tiers(space), now.UtcTicks);
        return [.. activities.Select(sheet.RowOf).Where(row => row >= 0 && tiers[row] == Nearness.NextDoor && MayBeOffered(sheet.AllLines[row], Facet.None, 0))
            .Select(row => sheet.Rows[row].First(from) is { } session ? Hit(sheet.Rows[row], session.Index, null) : (CatalogueHit?)null)
            .OfType<CatalogueHit>().Take(most)];
    }

    /// <summary>What those also chose who chose this, as the model has learnt it: near by, or online where this is; with room, and for the same people. Empty without a model.</summary>
    public ImmutableArray<CatalogueHit> Like(CatalogueEntry entry, int most, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var sheet = sheets.For(snapshot, now);
        if (sheet.Model is not { } model || model.NumberOf(entry.Id) is not { } number) return [];
        var scores = new float[model.Taste.ItemCount];
        model.Taste.Score([number], scores);
        var (isOnline, here, from) = (entry.Listing.Setting == Setting.Online, Distance.Of(entry.Listing), now.UtcTicks);
        return [.. Enumerable.Range(0, sheet.Rows.Length)
            .Where(i => sheet.AllLines[i].Number is >= 0 and var other && other != number && scores[other] > 0)
            .OrderByDescending(i => scores[sheet.AllLines[i].Number]).ThenBy(i => i)
            .Select(i => sheet.Rows[i])
            .Where(row => (row.Category.Slug == entry.Listing.Category || !row.IsParticular) && row.AgeFrom <= Suits.OldestStart(entry.Listing)
                && (isOnline ? row.Entry.Listing.Setting == Setting.Online : here is null ? row.Entry.Listing.Space == entry.Listing.Space
                    : row.Point is { } there && Distance.Miles(here.Value, there) <= MilesToLike))
            // How far it is from this venue says nothing about how far it is from the reader.
            .Select(row => row.First(from) is { } session ? Hit(row, session.Index, null) : (CatalogueHit?)null)
            .OfType<CatalogueHit>().Take(most)];
    }

    // How many candidates there are; each one's session stands at its row.
    private static int Gather(PickAsk ask, PickSheet sheet, PickTaste taste, DateTimeOffset now, Candidate[] candidates, float[] features, int[] sessions)
    {
        var tastes = ArrayPool<float>.Shared.Rent(sheet.Rows.Length);
        var (from, to) = Window(ask.Days, now);
        var (near, times) = (new Nearness(ask.Place, sheet), new PickTimes(ask.Person, sheet));
        var (needs, age) = (ask.Person?.Needs ?? Facet.None, taste.OldestStart);
        var suits = ask.Answer is null ? null : sheet.Fits(Answer.All.IndexOf(ask.Answer));
        int[] done = [.. (ask.Person?.Done ?? []).Select(sheet.RowOf).Where(row => row >= 0).Order()];
        var (count, next, isKnown) = (0, 0, taste.IsKnown);
        var lines = sheet.AllLines;
        try
        {
            taste.Fill(tastes.AsSpan(0, lines.Length));
            for (var i = 0; i < lines.Length; i++)
            {
                ref readonly var line = ref lines[i];
                var isDone = next < done.Length && done[next] == i;
                if (isDone) next++;
                if (suits?[i] <= 0 || !MayBeOffered(line, needs, age)) continue;
                if (times.Best(sheet.SessionsOf(line), from, to, out var fits) is not { } session) continue;
                sessions[i] = session.Index;
                var kilometres = near.Kilometres(line);
                var row = features.AsMemory(count * PickRanking.Columns, PickRanking.Columns);
                var of = row.Span;
                new PickFeatures
                {
                    Taste = tastes[i],
                    Popular = line.Popular,
                    Kilometres = kilometres,
                    Time = fits,
                    Days = (session.StartTicks - now.UtcTicks) / (double)TimeSpan.TicksPerDay,
                    IsChecked = line.IsChecked,
                }.Write(of);
                var step = isKnown ? near.WideTier(i, kilometres) : near.Tier(i, kilometres);
                of[PickRanking.Tier] = step;
                of[PickRanking.Fit] = suits?[i] ?? 0;
                of[PickRanking.Turn] = line.Turn;
                var ruled = (isDone ? RuledOut.Done : RuledOut.No) | ((line.Facets & needs) == needs ? RuledOut.No : RuledOut.NotAccessible);
                candidates[count++] = new(i, line.Kind, ruled, line.IsNew, line.IsSmall, row) { Group = line.Group, Step = step };
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tastes);
        }

        return count;
    }

    private static bool MayBeOffered(in PickLine line, Facet needs, int age) =>
        line.AgeFrom <= age && (!line.IsParticular || (line.Facets & needs & Audiences) != 0);

    private static (long From, long To) Window(int days, DateTimeOffset now) => (now.UtcTicks, now.Day().AddDays(days).Begins().UtcTicks);

    private static CatalogueHit Hit(PickRow row, int session, Place? place) => new(
        row.Entry, session, place?.Point is { } here && Distance.Of(row.Entry.Listing) is { } there ? Distance.Miles(here, there) : null);
}
