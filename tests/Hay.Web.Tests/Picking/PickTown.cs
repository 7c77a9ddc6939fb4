using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Silo;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Spaces;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Picking;

/// <summary>A town to pick in: random listings, people and models, from a seed.</summary>
internal static class PickTown
{
    public static readonly SpaceMap County = SpaceMap.Load(Path.Combine(SiloSetup.ContentFolder, "spaces.json"));
    public static readonly Categories Kinds = Categories.Load(Path.Combine(SiloSetup.ContentFolder, "categories.json"));
    public static readonly ProfileId Ann = new(new string('a', 32));
    public static readonly DateTimeOffset Now = ListingMaker.Now;

    public static Picks With(PicksModel? model) => new(new PickSheets(Kinds, new PicksSlot { Current = model }));

    public static CatalogueSnapshot Random(int seed, int count = 80)
    {
        var maker = new ListingMaker(seed);
        return Catalogued.Of([.. Enumerable.Range(0, count).Select(i => Catalogued.Entry($"a-{i}", maker.Changed(maker.Booked(maker.Activity()))))]);
    }

    /// <summary>Something for anybody at noon, so many days from the town's Tuesday.</summary>
    public static Listing Table(string title, string category = "crafts", int day = 0, int hour = 12) => ListingMaker.Plain(title) with
    {
        Category = category,
        Schedule = ListingMaker.Once(Catalogued.Tuesday.AddDays(day).AddHours(hour)),
    };

    /// <summary>Somebody who allows it, with whatever they may have done.</summary>
    public static ProfileView Person(Random random, CatalogueSnapshot catalogue)
    {
        string Some() => $"a-{random.Next(catalogue.Count + 20)}";
        return new ProfileView
        {
            Saved = [.. Enumerable.Range(0, random.Next(4)).Select(i => new SavedActivity(Some(), Now.AddDays(-i))).DistinctBy(s => s.Activity)],
            Bookings = [.. Enumerable.Range(0, random.Next(4)).Select(i => new ProfileBooking
            {
                Activity = Some(),
                Session = SessionId.FromLocal(Now.Date.AddDays(random.Next(-20, 20)).AddHours(random.Next(24))),
                Standing = random.Next(2) == 0 ? Standing.Going : Standing.Waiting,
                Number = i,
                At = Now.AddDays(-i),
            })],
            Preferences = new Preferences
            {
                Needs = [.. Enum.GetValues<Need>().Where(_ => random.Next(25) == 0)],
                Times = [.. Enum.GetValues<UsualTime>().Where(_ => random.Next(3) == 0)],
            },
            PicksAllowed = Now,
            Judgements = [.. Enumerable.Range(0, random.Next(8)).Select(_ => new Judgement(Some(), random.Next(2) == 0, Now)).DistinctBy(j => j.Activity)],
        };
    }

    /// <summary>A model that says anything at all, also what is no number.</summary>
    public static PicksModel Wild(Random random, CatalogueSnapshot catalogue)
    {
        ImmutableArray<string> listings = [.. catalogue.Entries.Select(e => e.Id).Where(_ => random.Next(5) > 0), "gone"];
        LinearRanking Ranking() => new([.. PickFeatures.Names.Select(name => new FeatureWeight(name, random.NextDouble(), 0.1 + random.NextDouble(), random.Next(60) == 0 ? double.NaN : (random.NextDouble() * 20) - 5))]);
        return new PicksModel("wild", listings, new WildTaste(listings.Length, random.Next()), [.. listings.Select(_ => Wild(random))], new(Ranking(), Ranking()), random.NextDouble());
    }

    /// <summary>EASE over who went where: for each person the listings, by name.</summary>
    public static PicksModel Trained(params string[][] people)
    {
        ImmutableArray<string> listings = [.. people.SelectMany(p => p).Distinct().Order(StringComparer.Ordinal)];
        var visits = SparseMatrix.OfSets(listings.Length, [.. people.Select(own => own.Select(l => listings.IndexOf(l)).ToArray())]);
        var ranking = new LinearRanking([.. PickFeatures.Names.Select(name => new FeatureWeight(name, 0, 1, 1))]);
        return new PicksModel("trained", listings, Ease.Train(visits, new EaseOptions { Regularisation = 1 }, OwnAlgebra.Instance), [.. listings.Select(_ => 0f)], new(ranking, ranking), 0);
    }

    private static float Wild(Random random) => random.Next(12) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => float.NegativeInfinity, _ => (random.NextSingle() * 20) - 10 };

    private sealed class WildTaste(int items, int seed) : IRecommender
    {
        public int ItemCount => items;
        public long Bytes => 0;

        public void Score(ReadOnlySpan<int> history, Span<float> scores)
        {
            var random = new Random(seed + history.Length);
            foreach (ref var score in scores) score = random.Next(3) == 0 ? Wild(random) : random.NextSingle();
        }
    }
}
