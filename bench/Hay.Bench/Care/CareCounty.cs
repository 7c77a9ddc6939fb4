using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;
using Contact = Hay.Care.Contact;

namespace Hay.Bench.Care;

/// <summary>
/// An invented service: two providers with 25 teams each, ten connectors a team, 25 PCNs, and cases through three years of which a fifth are
/// active now. The same number always makes the same case.
/// </summary>
internal sealed class CareCounty(int cases, int contacts)
{
    public const int Teams = 50;
    public const int TeamSize = 10;
    private const int Pcns = 25;
    private const int Year = 365;

    // Of a hundred cases.
    private static readonly (CareStep Step, int Until)[] Shares =
        [(CareStep.Active, 20), (CareStep.Waiting, 24), (CareStep.Received, 25), (CareStep.Escalated, 26), (CareStep.Declined, 30), (CareStep.Closed, 100)];

    private static readonly string[] First = ["Ada", "Bryn", "Cora", "Dan", "Edie", "Finn", "Gita", "Hal", "Ines", "Jon", "Kay", "Lev", "May", "Ned", "Oona", "Pat"];
    private static readonly string[] Last = ["Marsh", "Reed", "Sluice", "Drover", "Lode", "Wick", "Fenner", "Staithe", "Causeway", "Holme", "Washer", "Dyke", "Sedge", "Welland", "Nene", "Ouse"];

    /// <summary>A Tuesday morning.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public int Cases => cases;

    /// <summary>Its network as a site reads it.</summary>
    public static byte[] NetworkFile => JsonSerializer.SerializeToUtf8Bytes(new
    {
        isDemo = true,
        providers = Enumerable.Range(0, 2).Select(p => new { id = $"provider-{p}", name = $"Provider {p}" }),
        teams = Enumerable.Range(0, Teams).Select(t => new { id = Team(t), name = $"Team {t}", provider = $"provider-{t % 2}", pcns = new[] { $"pcn-{t % Pcns}" } }),
        pcns = Enumerable.Range(0, Pcns).Select(p => new { id = $"pcn-{p}", name = $"PCN {p}", space = "fenland", areas = Array.Empty<string>() }),
        practices = Enumerable.Range(0, Pcns).Select(p => new { id = $"practice-{p}", name = $"Practice {p}", pcn = $"pcn-{p}" }),
    }, JsonSerializerOptions.Web);

    public static string Team(int team) => $"team-{team}";

    /// <summary>The number of the connector who holds a case, or held it last.</summary>
    public static int HolderOf(int number) => (number % Teams * TeamSize) + (number / Teams % TeamSize);

    public static CareActor Actor(int connector) =>
        new(Account("connector", connector), [new AccountRole(RoleKind.CareConnector, Team(connector / TeamSize))]);

    public static CareActor Lead(int team) => new(Account("lead", team), [new AccountRole(RoleKind.CareLead, Team(team))]);

    public static CareActor Commissioner => new(Account("commissioner", 0), [new AccountRole(RoleKind.CareCommissioner, "care")]);

    // As long as ids of accounts are.
    private static string Account(string role, int number) => $"{role}-{number}".PadRight(32, 'x');

    public static string IdOf(int number) => new Guid(number, 3, 3, [1, 2, 3, 4, 5, 6, 7, 8]).ToString("n");

    public static string Area(int number) => $"area-{number % 500}";

    public static int DecileOf(string area) => (int.Parse(area.AsSpan("area-".Length), CultureInfo.InvariantCulture) % 10) + 1;

    /// <summary>The step of a case now.</summary>
    public static CareStep StepOf(int number) => Shares.First(s => number * 37 % 100 < s.Until).Step;

    public static bool HasContacts(int number) => StepOf(number) is CareStep.Active or CareStep.Escalated or CareStep.Closed;

    public Case Make(int number)
    {
        var random = new Random(number);
        var (team, step) = (number % Teams, StepOf(number));
        var came = Now.AddDays(step switch { CareStep.Closed or CareStep.Declined => -120 - random.Next(3 * Year), CareStep.Active => -30 - random.Next(150), _ => -random.Next(1, 40) }).AddMinutes(random.Next(480));
        var begun = came.AddDays(random.Next(3, 25));
        var holder = Account("connector", HolderOf(number));
        return new Case
        {
            Person = new CasePerson
            {
                PersonId = new Guid(number, 4, 4, new byte[8]).ToString("n"),
                Name = $"{First[number % 16]} {Last[number / 16 % 16]}-{number}",
                Born = new DateOnly(1950, 1, 1).AddDays(number % 20_000),
                Phone = $"01632 {number % 1_000_000:000000}",
                Practice = $"practice-{team % Pcns}",
                Pcn = $"pcn-{team % Pcns}",
                Area = Area(number),
            },
            Referral = new Referral { Source = (ReferralSource)(number % 3), From = "A practice nurse", Practice = $"practice-{team % Pcns}", Wanted = "Company, and a reason to leave the house in the morning.", At = came, By = "practice" },
            Consents = [new Consent { IsGiven = true, Words = "Told what is kept and why; agrees.", At = came, By = "practice" }],
            Steps = Steps(step, came, begun, team, holder),
            Goals = HasContacts(number) ? [Goal(1, begun, random, step), Goal(2, begun, random, step)] : [],
            PlannedSessions = HasContacts(number) ? random.Next(8, 13) : 0,
            Next = step == CareStep.Active ? new NextStep("Ring on the day", Now.Date.AddDays(random.Next(-2, 14)).AddHours(random.Next(9, 17)), Now.AddDays(-3)) : null,
            Contacts = HasContacts(number) ? Contacts(number, begun, holder, random) : [],
            Wellbeing = HasContacts(number) ? [new WellbeingNote("w1", DateOnly.FromDateTime(begun.Date), new Wellbeing { Satisfied = 4, Worthwhile = 5, Happy = 3, Anxious = 7 }, holder)] : [],
            Closes = step == CareStep.Closed ? [new CaseClose((CloseOutcome)(number % 4), begun.AddDays(90), holder, "")] : [],
            Declined = step == CareStep.Declined ? new CaseDecline(DeclineReason.NeedsOther, "Needs another service.", "The crisis line", begun, holder) : null,
        };
    }

    private static ImmutableArray<StepEntry> Steps(CareStep step, DateTimeOffset came, DateTimeOffset begun, int team, string holder)
    {
        StepEntry At(CareStep at, DateTimeOffset since, string by, DateTimeOffset? due = null) =>
            new() { Step = at, Provider = $"provider-{team % 2}", Team = Team(team), Holder = at is CareStep.Received or CareStep.Waiting ? "" : by, Since = since, By = by, Due = due };
        StepEntry[] first = [At(CareStep.Received, came, "practice")];
        return step switch
        {
            CareStep.Received => [.. first],
            CareStep.Declined => [.. first, At(CareStep.Declined, begun, holder)],
            CareStep.Waiting => [.. first, At(CareStep.Waiting, came.AddHours(5), holder)],
            CareStep.Active => [.. first, At(CareStep.Waiting, came.AddHours(5), holder), At(CareStep.Active, begun, holder)],
            CareStep.Escalated => [.. first, At(CareStep.Waiting, came.AddHours(5), holder), At(CareStep.Active, begun, holder), At(CareStep.Escalated, Now.AddDays(-3), holder, Now.AddDays(4))],
            _ => [.. first, At(CareStep.Waiting, came.AddHours(5), holder), At(CareStep.Active, begun, holder), At(CareStep.Closed, begun.AddDays(90), holder)],
        };
    }

    private static Goal Goal(int number, DateTimeOffset agreed, Random random, CareStep step) => new()
    {
        Id = $"g{number}",
        Words = number == 1 ? "Go to the café on Thursdays by myself" : "Sleep through most nights",
        AgreedAt = agreed,
        Progress = [new GoalProgress(agreed, 2), new GoalProgress(agreed.AddDays(20), random.Next(3, 10))],
        IsMet = step == CareStep.Closed && random.Next(2) == 0,
    };

    // All of them together are as many as were asked for: some cases have one more.
    private ImmutableArray<Contact> Contacts(int number, DateTimeOffset begun, string holder, Random random)
    {
        var (all, before) = (Count(cases), Count(number));
        var mine = (int)((contacts * (before + 1L) / all) - (contacts * (long)before / all));
        var days = Math.Min(90, (Now - begun).TotalDays);
        return
        [
            .. Enumerable.Range(0, mine).Select(i => new Contact
            {
                Id = $"{number:x}-{i}",
                Kind = (ContactKind)(i * 7 % 9),
                At = begun.AddDays(days * i / mine),
                Minutes = 5 * random.Next(1, 13),
                Note = "Talked about the week; went through what was planned, and what stood in the way of it.",
                Next = "Ring before the weekend",
                By = holder,
                Kept = begun.AddDays(days * i / mine),
            }),
        ];
    }

    // How many of the first cases have contacts: the shares come round each hundred.
    private static int Count(int first) => (first / 100 * Each) + Enumerable.Range(first / 100 * 100, first % 100).Count(HasContacts);

    private static readonly int Each = Enumerable.Range(0, 100).Count(HasContacts);
}
