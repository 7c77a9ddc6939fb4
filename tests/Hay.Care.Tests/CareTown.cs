using System.Text.Json;
using Hay.Grains;

namespace Hay.Care.Tests;

/// <summary>Two providers with a team each, and who works there.</summary>
internal static class CareTown
{
    public const string North = "demo-north-team", South = "demo-south-team";
    public const string Kettle = "demo-kettle-trust", FenAndRiver = "demo-fen-and-river";
    public const string Bridge = "demo-bridge-street", Meadow = "demo-long-meadow";

    /// <summary>A Tuesday at nine.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly CareNetwork Network = CareNetwork.Load(FromRoot("content/care-network.json"));

    public static readonly CareActor
        Ann = Actor("ann", RoleKind.CareConnector, North), Ben = Actor("ben", RoleKind.CareConnector, North), Lea = Actor("lea", RoleKind.CareLead, North),
        Sam = Actor("sam", RoleKind.CareConnector, South), Sue = Actor("sue", RoleKind.CareLead, South),
        Pat = Actor("pat", RoleKind.CarePractice, Bridge), Lio = Actor("lio", RoleKind.CareLiaison, "care"), Com = Actor("com", RoleKind.CareCommissioner, "care"),
        Link = Actor("link", RoleKind.Connector, "fenland"), Adam = Actor("adam", RoleKind.Administrator, "");

    public static CareTeam Team(string id) => Network.Teams[id];

    public static CareActor Actor(string account, RoleKind kind, string scope) => new(account, [new AccountRole(kind, scope)]);

    public static CasePerson Mira(string? id = null) => new()
    {
        PersonId = id ?? new string('a', 32),
        Name = "Mira Okafor",
        Born = new DateOnly(1981, 4, 2),
        NhsNumber = "9434765919",
        Phone = "01632 960123",
        Practice = Bridge,
    };

    public static ReceiveReferral Referral(string team = North, ReferralSource source = ReferralSource.Practice) => new()
    {
        Person = Mira(),
        Source = source,
        From = source is ReferralSource.Practice or ReferralSource.Colleague ? "Dr Nowak" : "",
        Practice = source == ReferralSource.Practice ? Bridge : "",
        Reference = "M.O. 17",
        Wanted = "Somebody to sort things out with, and a reason to go out.",
        Team = team,
        ConsentWords = "Read out, and she said yes.",
        MayShare = true,
    };

    public static Case Received(string team = North, DateTimeOffset? at = null) => Must(new Case().Receive(Referral(team), Team(team), Pat, at ?? Now));

    public static Case Waiting(string team = North) => Must(Received(team).Accept(team == North ? Lea : Sue, Now.AddHours(1)));

    /// <summary>Ann, or Sam, has begun.</summary>
    public static Case Active(string team = North) => Must(Waiting(team).PickUp(team == North ? Ann : Sam, Now.AddHours(2)));

    public static Contact Met(string id, DateTimeOffset at, ContactKind kind = ContactKind.SessionInPerson, int minutes = 50, string note = "We talked.") =>
        new() { Id = id, Kind = kind, At = at, Minutes = minutes, Note = note };

    /// <summary>What came of a command that has to be done.</summary>
    public static Case Must((Case Next, CareResult Result) done)
    {
        Assert.Equal(CareResult.Done, done.Result);
        return done.Next;
    }

    public static string Json(Case state) => JsonSerializer.Serialize(state, GrainJson.Default.Options);

    public static GrainRecord Record(string id, Case state, long seq = 1) =>
        new(seq, CareStoreNames.Case, id, 1, JsonSerializer.SerializeToUtf8Bytes(state, GrainJson.Default.Options));

    public static CareBook Book(params IEnumerable<(string Id, Case State)> cases)
    {
        var book = new CareBook(Network, Decile);
        foreach (var (id, state) in cases) Assert.True(book.Apply(Record(id, state)));
        return book;
    }

    /// <summary>A neighbourhood called "n7" is in the seventh tenth.</summary>
    public static int? Decile(string area) => int.TryParse(area.AsSpan(1), out var decile) ? decile : null;

    public static string FromRoot(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hay.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, path);
    }
}
