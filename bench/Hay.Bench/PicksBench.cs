using System.Diagnostics;
using Hay.Bench.Catalogue;
using Hay.Grains;
using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Silo;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Spaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Bench;

/// <summary>
/// Training from five million visits of a million people to 5,000 listings, and picking three of these for one person as the site does
/// it: what is known of them, model score, the other features, hard filters, ranking, reasons.
/// </summary>
internal static class PicksBench
{
    private const int People = 1_000_000;
    private const int Listings = 5_000;
    private const int VisitsEach = 5;
    private const int Tastes = 50;
    private const int Asked = 2_000;
    private const int Rounds = 3;

    // Some have no room or no date in the next fortnight.
    private const int InTheCounty = 12_500;

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var visits = Visits();
        progress.WriteLine($"{visits.Rows:#,0} profiles with {visits.Count:#,0} visits to {visits.Columns:#,0} listings; algebra: {DenseAlgebra.Best.Name}");

        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var model = Ease.Train(visits, new() { Regularisation = 100 }, DenseAlgebra.Best);
        var training = clock.Elapsed.TotalSeconds;
        progress.WriteLine($"trained in {training:0.0} s, processors busy for {(Environment.CpuUsage.TotalTime - busy).TotalSeconds:0.0} s; {model.Bytes / 1e6:0} MB");

        var times = new double[Asked][];
        var picker = await Site.Make(model, progress);
        var random = new Random(3);
        var people = Enumerable.Range(0, Asked).Select(_ => random.Next(People)).ToArray();
        for (var i = 0; i < 200; i++) picker.Pick(visits.Row(people[i]), i);
        for (var i = 0; i < Asked; i++) times[i] = new double[Rounds];
        busy = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Asked; i++)
            {
                var began = Stopwatch.GetTimestamp();
                picker.Pick(visits.Row(people[i]), people[i]);
                times[i][round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }

        progress.WriteLine($"picked {Asked * Rounds:#,0} times, processors busy for {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / (Asked * Rounds):0.00} ms each");

        // Of each person the median: another process on the machine must not decide.
        var sorted = times.Select(own => own.Order().ElementAt(Rounds / 2)).Order().ToArray();
        var (median, p99) = (sorted[Asked / 2], sorted[(int)(Asked * 0.99)]);
        return new BenchReport("picks",
        [
            new("training", training, "s", null, null, 60, training <= 60),
            new("model memory", model.Bytes / 1e6, "MB", null, null, null, null),
            new("picks for one, median", median, "ms", null, null, null, null),
            new("picks for one, p99", p99, "ms", null, null, 2, p99 <= 2),
            new("sheet of a new catalogue", picker.Sheet(), "ms", null, null, null, null),
        ]);
    }

    // Each taste has its listings, some of them much visited; one visit in five is to anything.
    private static SparseMatrix Visits()
    {
        var random = new Random(2);
        return SparseMatrix.OfSets(Listings, [.. Enumerable.Range(0, People).Select(person =>
        {
            var own = new int[VisitsEach];
            for (var i = 0; i < VisitsEach; i++)
            {
                const int OfATaste = Listings / Tastes;
                var place = random.NextDouble();
                own[i] = random.Next(5) == 0 ? random.Next(Listings) : (person % Tastes * OfATaste) + (int)(place * place * OfATaste);
            }

            return own;
        })]);
    }

    private sealed class Site
    {
        private readonly CatalogueSnapshot _catalogue;
        private readonly Picks _picks;
        private readonly PickSheets _sheets;
        private readonly string[] _listings;
        private readonly Place[] _places;

        private Site(CatalogueSnapshot catalogue, IRecommender taste, TextWriter progress)
        {
            var categories = new Categories(County.Categories.Select(slug => new Category(slug, slug)));
            var slot = new PicksSlot();
            _catalogue = catalogue;
            _listings = [.. new PickSheets(categories, slot).For(catalogue, County.Now).Rows.Take(Listings).Select(row => row.Entry.Id)];
            var ranking = new LinearRanking([.. PickFeatures.Names.Select((name, i) => new FeatureWeight(name, 0, 1, 1.0 / (i + 1)))]);
            slot.Current = new PicksModel("bench", [.. _listings], taste, [.. _listings.Select((_, i) => i % 9f)], new(ranking, ranking), 0.1);
            _sheets = new PickSheets(categories, slot);
            _picks = new Picks(_sheets);
            _places = [.. SpaceMap.Load(Path.Combine(SiloSetup.ContentFolder, "spaces.json")).All.SelectMany(s => s.Localities.Select(l => new Place(s, l)))];
            progress.WriteLine($"{_sheets.For(catalogue, County.Now).Rows.Length:#,0} candidates, {_listings.Length:#,0} of them known to the model");
        }

        public static async Task<Site> Make(IRecommender taste, TextWriter progress)
        {
            var builder = new CatalogueBuilder(NullLogger.Instance);
            builder.Load(await new FeedReader(new County(InTheCounty), NullLogger.Instance).Read(default), County.Now);
            return new(builder.Current, taste, progress);
        }

        public int Pick(ReadOnlySpan<int> history, int person)
        {
            var view = new ProfileView
            {
                Saved = [.. history.ToArray().Select(item => new SavedActivity(_listings[item], County.Now))],
                Bookings = [],
                Preferences = new Preferences { Times = [UsualTime.Evenings] },
                PicksAllowed = County.Now,
            };
            var ask = new PickAsk { Person = PickPerson.Of(new ProfileId($"{person:x32}"), view), Place = _places[person % _places.Length], Days = 14 };
            return _picks.For(ask, _catalogue, County.Now).Length;
        }

        /// <summary>Milliseconds until what is the same for everybody stands anew in a catalogue that came after another one.</summary>
        public double Sheet()
        {
            const int Times = 20;
            var other = CatalogueSnapshot.Of([], [], [], County.Now);
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < Times; i++)
            {
                _sheets.For(other, County.Now);
                _sheets.For(_catalogue, County.Now);
            }

            return Stopwatch.GetElapsedTime(began).TotalMilliseconds / Times;
        }
    }
}
