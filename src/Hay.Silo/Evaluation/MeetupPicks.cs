using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Signals;
using Hay.Recommender.Training;
using Hay.Silo.Training;

namespace Hay.Silo.Evaluation;

/// <summary>
/// A Meetup town seen as an installation of Hay: what one group does at one venue is a listing, and saying that one will come is
/// choosing it. That is where the weights come from that Hay starts with. Nobody there says where they live or when they have time, so
/// home is the middle of where they went before, and nothing is ever checked. It counts as listed once it has met: a group there often
/// meets somewhere once and never again, which is no listing.
/// </summary>
internal static class MeetupPicks
{
    private const int BlockDays = 28;
    private const double FirstShare = 0.3;
    private static readonly Recipe Recipe = new(new() { Regularisation = 100 }, null, null);

    public static EvaluationReport Run(string dataset, MeetupTown meetup, EvaluationOptions options, IDenseAlgebra algebra, Action<string> progress)
    {
        var said = meetup.Said.Select(Minute).Order().ToArray();
        var (first, cut) = (said[(int)(said.Length * FirstShare)], options.Cut is { } own ? Minute(own) : said[(int)(said.Length * 0.8)]);
        var data = Data(meetup, first);
        var choosing = new PastChoosing(data);
        progress("Fitting weights on what people chose before the cut");
        var examples = Blocks(first, cut).SelectMany(block => new FitLists(choosing, options.Seed).Of(
            choosing.Between(block, block.AddDays(BlockDays), options.Seed), Learn(block))).ToList();
        var weights = FitLists.Fit(examples, StartingWeights.None);
        progress("Measuring them on what people chose after it");
        var measure = new PicksMeasure(data, choosing, options.Seed);
        ModelResult Result(string name, string settings, Hay.Recommender.Ranking.TwoRankings rankings)
        {
            var each = Blocks(cut, said[^1]).Select(block => (Choices: choosing.Between(block, block.AddDays(BlockDays), options.Seed), Known: Learn(block)))
                .Where(block => !block.Choices.IsEmpty).Select(block => measure.Of(block.Choices, block.Known, rankings)).ToList();
            double Mean(Func<PicksQuality, double> of) => each.Count == 0 ? 0 : each.Sum(q => of(q) * q.People) / each.Sum(q => q.People);
            return new(name, settings, new Quality(each.Sum(q => q.People), Mean(q => q.Recall), Mean(q => q.Ndcg), Mean(q => q.Coverage), Mean(q => q.Novelty), Mean(q => q.SmallShare)), 0, 0, 0);
        }

        return new()
        {
            Dataset = dataset,
            People = data.People.Length,
            Items = data.Listings.Length,
            TrainingVisits = data.Interests.Count(interest => interest.From < cut),
            TestVisits = data.Interests.Count(interest => interest.From >= cut),
            Split = $"by time: choices from {TrainingData.Day(cut):yyyy-MM-dd} on are the test, four weeks at a time",
            Validation = "nothing: settings as they are by default",
            Algebra = algebra.Name,
            Seed = options.Seed,
            Threads = Environment.ProcessorCount,
            Models = [Result("fitted", $"{examples.Count(example => example.Seen)} choices of people seen before, {examples.Count(example => !example.Seen)} of others", weights),
                Result("popularity", "", StartingWeights.PopularityAlone)],
            StartingWeights = weights,
        };

        PastKnowledge Learn(DateOnly day) => PastKnowledge.Learn(data, Recipe, TrainingData.Begin(day), algebra);
    }

    private static IEnumerable<DateOnly> Blocks(int from, int to)
    {
        for (var day = TrainingData.Day(from); TrainingData.Begin(day.AddDays(BlockDays)) <= to; day = day.AddDays(BlockDays)) yield return day;
    }

    private static TrainingData Data(MeetupTown meetup, int first)
    {
        var town = meetup.Town;
        var series = new Dictionary<(int Group, int Venue), int>();
        int[] seriesOf = [.. town.Occasions.Select(o => series.TryGetValue((o.Group, o.Venue), out var known) ? known : series[(o.Group, o.Venue)] = series.Count)];
        var traits = new ListingTraits();
        var listings = ImmutableArray.CreateBuilder<TrainingListing>();
        foreach (var own in Enumerable.Range(0, seriesOf.Length).GroupBy(occasion => seriesOf[occasion]).OrderBy(own => own.Key))
        {
            var occasions = own.Select(i => town.Occasions[i]).ToList();
            var sessions = own.Select(i => (Minute(meetup.Times[i]), Local(meetup.Times[i], town.Occasions[i]))).Order().ToImmutableArray();
            listings.Add(new()
            {
                Id = $"series-{own.Key}",
                Listed = sessions[0].Item1,
                Group = occasions[0].Group,
                Kind = occasions[0].Group,
                Place = PlaceOf(occasions[0]),
                Sessions = sessions,
            });
            traits.Add(new Listing
            {
                Title = string.Join(' ', occasions.SelectMany(o => o.Words).Distinct().Select(word => $"word{word}")),
                Space = "",
                Organisation = $"group{occasions[0].Group}",
                Venue = occasions[0].Venue < 0 ? null : new Venue { Name = $"venue{occasions[0].Venue}" },
            }, sessions[0].Item2);
        }

        var interests = town.Visits.Zip(meetup.Said, (visit, said) => new Interest(
            visit.Person, seriesOf[visit.Occasion], Minute(said), Interest.Stays, Interest.Going,
            (int)(Local(meetup.Times[visit.Occasion], town.Occasions[visit.Occasion]) - DateTime.UnixEpoch).TotalMinutes)).OrderBy(interest => interest.From).ToArray();
        var homes = interests.Where(interest => interest.From < first).GroupBy(interest => interest.Person)
            .ToDictionary(own => own.Key, own => Middle([.. own.Select(interest => listings[interest.Listing].Place).OfType<(double, double)>()]));
        return new(listings.ToImmutable(), [.. Enumerable.Range(0, town.People).Select(person => new TrainingPerson([], homes.GetValueOrDefault(person)))], interests, traits.Matrix());
    }

    private static (double, double)? Middle(IReadOnlyList<(double Latitude, double Longitude)> places) => places.Count == 0 ? null
        : (places.Select(place => place.Latitude).Order().ElementAt(places.Count / 2), places.Select(place => place.Longitude).Order().ElementAt(places.Count / 2));

    private static (double, double)? PlaceOf(Occasion occasion) => double.IsNaN(occasion.Latitude) ? null : (occasion.Latitude, occasion.Longitude);

    // The clock on the wall there: the hour is given, and the day is the one that is less than half a day off.
    private static DateTime Local(long milliseconds, Occasion occasion)
    {
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
        var off = occasion.Hour - utc.TimeOfDay.TotalHours;
        return utc.AddHours(off > 12 ? off - 24 : off < -12 ? off + 24 : off);
    }

    private static int Minute(long milliseconds) => (int)(milliseconds / 60_000);
}
