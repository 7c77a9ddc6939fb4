using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Bench.Catalogue;

/// <summary>A made-up county of any size, the same for the same seed: towns, venues and groups of uneven size, words as people use them.</summary>
internal sealed class County : IChangeFeed
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);
    public static readonly string[] Spaces = ["peterborough", "fenland", "huntingdonshire", "east-cambridgeshire", "south-cambridgeshire", "cambridge"];
    public static readonly string[] Categories =
        ["yoga", "walking", "crafts", "choir", "gardening", "lunch-club", "dance", "swimming", "tai-chi", "football", "art", "reading",
         "coffee-morning", "mens-shed", "meditation", "cooking", "cycling", "running", "history", "games", "parent-and-toddler", "peer-support", "volunteering", "other"];
    public static readonly string[] Activities =
        ["yoga", "chair yoga", "walk", "walking group", "knit and natter", "knitting", "community choir", "singing for fun", "gardening", "allotment mornings",
         "lunch club", "tea dance", "line dancing", "ballroom dancing", "swimming lessons", "aqua fit", "tai chi", "walking football", "watercolour painting", "art for all",
         "book club", "coffee morning", "men's shed", "meditation", "mindfulness", "cooking together", "bike ride", "cycling club", "couch to 5k", "local history",
         "board games", "stay and play", "baby sensory", "carers café", "bereavement café", "repair café", "craft afternoon", "patchwork", "pottery", "woodwork",
         "bowls", "badminton", "table tennis", "pilates", "zumba gold", "stretch and strength", "falls prevention", "memory café", "dementia choir", "photography"];
    public static readonly string[] Manner = ["gentle", "friendly", "slow", "beginners", "evening", "morning", "seated", "over 60s", "women's", "family", "open", "weekly", "community", "village", ""];
    private static readonly string[] Halls = ["village hall", "community centre", "church hall", "library", "leisure centre", "pavilion", "memorial hall", "arts centre"];
    private static readonly string[] Syllables = ["hem", "ing", "ford", "ton", "wick", "ley", "by", "ham", "sto", "mar", "wil", "ea", "thor", "ely", "gran", "swa", "bur", "ash", "oak", "mel"];
    private static readonly string[] Common =
        ("come along and meet new people in a warm relaxed setting no experience needed we start with a cup of tea and a chat bring a mat or borrow one of ours " +
         "everyone is welcome whatever your age or ability the tutor shows three ways to do everything wear comfortable clothes there is parking behind the hall " +
         "please ring first if you need help with the steps our volunteers look after you from the first minute free for carers suggested donation two pounds " +
         "we go for a drink afterwards children are welcome in the holidays dogs on leads").Split(' ');

    private readonly Random _random;
    private readonly string[] _towns;
    private readonly string[] _rare;
    private readonly (string Name, string Town, string Space, double Lat, double Lon)[] _venues;
    private readonly GrainRecord[] _organisations;
    private readonly GrainRecord[] _activities;

    public County(int count, int seed = 7)
    {
        _random = new Random(seed);
        _towns = Names(150);
        _rare = Names(4000);
        _venues = [.. Enumerable.Range(0, 500 + (count / 20)).Select(_ => Venue())];
        var organisations = count / 6;
        _organisations = [.. Enumerable.Range(0, organisations).Select(i => Record(StoreNames.Organisation, $"o-{i}", i + 1,
            JsonSerializer.SerializeToUtf8Bytes(new Organisation { Details = new() { Name = $"{One(_rare)} {One(Activities)} {One("group", "club", "society", "trust")}" } }, GrainJson.Default.Organisation)))];
        _activities = [.. Enumerable.Range(0, count).Select(i => Record(StoreNames.Activity, IdOf(i), organisations + i + 1,
            JsonSerializer.SerializeToUtf8Bytes(Activity(organisations), GrainJson.Default.Activity)))];
    }

    public IReadOnlyList<string> Towns => _towns;

    /// <summary>Bytes of what is stored, without organisations.</summary>
    public long StoredBytes => _activities.Sum(a => (long)a.State.Length);

    public static string IdOf(int listing) => $"a-{listing:000000}";

    public bool Has(int listing) => listing < _activities.Length;

    public Activity Stored(int listing) => JsonSerializer.Deserialize(_activities[listing].State.Span, GrainJson.Default.Activity)!;

    public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var record in store == StoreNames.Activity ? _activities : store == StoreNames.Organisation ? _organisations : [])
        {
            if (record.Seq > after) yield return record;
        }
    }

    private static GrainRecord Record(string store, string key, long seq, byte[] state) => new(seq, store, key, 1, state);

    private Activity Activity(int organisations)
    {
        var venue = _venues[Skewed(_venues.Length)];
        var what = Skewed(Activities.Length);
        var title = $"{One(Manner)} {Activities[what]} {(_random.Next(3) == 0 ? venue.Town : "")}".Trim();
        var listing = new Listing
        {
            Title = char.ToUpperInvariant(title[0]) + title[1..],
            Summary = Sentence(10),
            Description = string.Join(". ", Enumerable.Range(0, 4).Select(_ => Sentence(14))),
            Space = venue.Space,
            AlsoIn = _random.Next(12) == 0 ? [One(Spaces)] : [],
            Organisation = $"o-{Skewed(organisations)}",
            Category = Categories[what % Categories.Length],
            Setting = _random.Next(10) switch { 0 => Setting.Online, 1 or 2 => Setting.Outdoor, _ => Setting.Indoor },
            Venue = new() { Name = venue.Name, Town = venue.Town, Postcode = "PE" + _random.Next(1, 40), Lat = venue.Lat, Lon = venue.Lon, Access = Access() },
            Schedule = Schedule(),
            Levels = [(Level)_random.Next(6)],
            Suitability = new() { IsFor = Sentence(4), Audience = _random.Next(4) == 0 ? [One("women", "men", "carers", "parents")] : [] },
            FirstVisit = new() { WhoMeetsYou = Sentence(8), FirstTenMinutes = Sentence(20), CanJustWatch = Yes(), CanBringSomeone = Yes() },
            Cost = new() { Kind = (CostKind)_random.Next(4), Pence = 300, Words = "£3 a session" },
            Booking = new() { Kind = (BookingKind)_random.Next(4), Capacity = _random.Next(2) == 0 ? null : 2 + _random.Next(20) },
        };
        return new Activity
        {
            Listing = listing,
            Revision = 1,
            Listed = Now.AddDays(-_random.Next(700)),
            Checked = DateOnly.FromDateTime(Now.Date).AddDays(-_random.Next(180)),
            Sessions = Bookings(listing),
        };
    }

    private ImmutableArray<SessionBookings> Bookings(Listing listing)
    {
        var first = NodaTime.Instant.FromDateTimeOffset(Now);
        if (_random.Next(3) > 0) return [];
        return [.. listing.Schedule!.Between(first, first + NodaTime.Duration.FromDays(20)).Take(3).Select(s => new SessionBookings
        {
            Session = s.Id,
            Going = [.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => new HeldPlace(ProfileId.New(), Now))],
        })];
    }

    private Schedule Schedule() => new()
    {
        Start = Now.Date.AddDays(-_random.Next(200)).AddMinutes(30 * _random.Next(16, 42)),
        Duration = TimeSpan.FromMinutes(30 * _random.Next(1, 5)),
        Rule = _random.Next(12) switch { 0 => "FREQ=MONTHLY", 1 => "FREQ=WEEKLY;INTERVAL=2", 2 => "FREQ=WEEKLY;BYDAY=MO,TH", 3 => "FREQ=MONTHLY;BYDAY=1TU", _ => "FREQ=WEEKLY" },
    };

    private AccessFacts Access() => new()
    {
        StepFree = (Known)_random.Next(3),
        HearingLoop = (Known)_random.Next(3),
        AccessibleToilet = (Known)_random.Next(3),
        QuietRoom = (Known)_random.Next(3),
        Parking = _random.Next(2) == 0 ? "" : "Twelve spaces.",
        Bus = _random.Next(2) == 0 ? "" : "Two minutes from the stop.",
    };

    private (string, string, string, double, double) Venue()
    {
        var town = Skewed(_towns.Length);
        var (lat, lon) = (52.0 + (town * 37 % 150 / 150.0 * 0.8), -0.4 + (town * 53 % 150 / 150.0 * 1.0));
        return ($"{_towns[town]} {One(_rare)} {One(Halls)}", _towns[town], Spaces[town % Spaces.Length],
            lat + ((_random.NextDouble() - 0.5) * 0.05), lon + ((_random.NextDouble() - 0.5) * 0.08));
    }

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _random.Next(8) == 0 ? _rare[Skewed(_rare.Length)] : One(Common)));

    private string[] Names(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, 2 + _random.Next(2)).Select(_ => One(Syllables))))];

    // A few of anything are much larger than the rest.
    private int Skewed(int below) => (int)(below * Math.Pow(_random.NextDouble(), 2));

    private bool? Yes() => _random.Next(3) switch { 0 => true, 1 => false, _ => null };

    private string One(params string[] of) => of[_random.Next(of.Length)];
}
