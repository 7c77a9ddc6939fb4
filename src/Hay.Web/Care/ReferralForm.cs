using Hay.Care;

namespace Hay.Web.Care;

/// <summary>A referral as a colleague types it in. Fields are named as in the form.</summary>
internal sealed record ReferralForm
{
    /// <summary>What the form was given: sent twice, it is one referral.</summary>
    public string? Id { get; init; }
    /// <summary>Id of the practice that refers; empty: a colleague does.</summary>
    public string? As { get; init; }
    public string? Name { get; init; }
    public string? Born { get; init; }
    public string? Nhs { get; init; }
    public string? Phone { get; init; }
    public ReachBy Reach { get; init; }
    public string? ReachNote { get; init; }
    public string? Needs { get; init; }
    /// <summary>The language they like to speak.</summary>
    public string? Tongue { get; init; }
    /// <summary>Id of the practice where they are registered.</summary>
    public string? Practice { get; init; }
    public string? Pcn { get; init; }
    public string? Wanted { get; init; }
    public string? Reference { get; init; }
    public string? Words { get; init; }
    public bool Agrees { get; init; }
    public bool Share { get; init; }

    /// <summary>What is wrong, in a sentence; else the command.</summary>
    public (ReceiveReferral? Command, string Problem) Read(CareNetwork network, string from)
    {
        var practice = Known(string.IsNullOrEmpty(As) ? Practice : As, network.Practices.Keys);
        var pcn = practice.Length > 0 ? network.Practices[practice].Pcn : Known(Pcn, network.Pcns.Keys);
        if (CareTyped.Text(Name).Length == 0) return (null, "Say what the person is called.");
        if (!string.IsNullOrWhiteSpace(Nhs) && NhsNumber.Parse(Nhs) is null) return (null, "That is no NHS number: it has ten digits, and the last one tests the others. You may leave it empty.");
        if (!string.IsNullOrWhiteSpace(Born) && CareTyped.Day(Born) is null) return (null, "That is no day of birth. You may leave it empty.");
        if (pcn.Length == 0) return (null, "Say where the person is registered, or in which network they live: the team depends on it.");
        if (network.TeamsOf(pcn) is not [var team, ..]) return (null, "No team takes referrals from there yet. Ring whoever runs this site.");
        if (CareTyped.Text(Wanted).Length == 0) return (null, "Say in a sentence or two what would help.");
        if (!Agrees) return (null, "Ask the person first. Nothing is kept about somebody who has not agreed.");
        var isPractice = !string.IsNullOrEmpty(As);
        return (new ReceiveReferral
        {
            Person = new CasePerson
            {
                Name = CareTyped.Text(Name),
                Born = CareTyped.Day(Born),
                NhsNumber = NhsNumber.Parse(Nhs) ?? "",
                Phone = CareTyped.Text(Phone),
                ReachBy = Reach,
                ReachNote = CareTyped.Text(ReachNote),
                Needs = CareTyped.Text(Needs),
                Language = CareTyped.Text(Tongue),
                Practice = practice,
                Pcn = pcn,
            },
            Source = isPractice ? ReferralSource.Practice : ReferralSource.Colleague,
            From = isPractice ? network.Practices[practice].Name : from,
            Practice = isPractice ? practice : "",
            Reference = CareTyped.Text(Reference),
            Wanted = CareTyped.Text(Wanted),
            Team = team.Id,
            ConsentWords = CareTyped.Text(Words) is { Length: > 0 } said ? said : "The person agreed to the referral, and that the team keeps a record.",
            MayShare = Share,
        }, "");
    }

    private static string Known(string? id, IEnumerable<string> ids) => ids.Contains(id) ? id! : "";
}
