using System.Text.RegularExpressions;
using Hay.Care;

namespace Hay.Web.Care;

/// <summary>A referral as a colleague types it in: a person, and what for. Fields are named as in the form.</summary>
internal sealed partial record ReferralForm : PersonForm
{
    public const string ReferenceProblem = "What you call it looks like a date of birth or an NHS number. Whoever opens your list sees it: take a number that says nothing of the person.";

    /// <summary>What the form was given: sent twice, it is one referral.</summary>
    public string? Id { get; init; }
    /// <summary>Id of the practice that refers; empty: a colleague does.</summary>
    public string? As { get; init; }
    /// <summary>Id of the network they live in, where they are not registered with a practice that is known.</summary>
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
        if (Problem is { } problem) return (null, problem);
        if (pcn.Length == 0) return (null, "Say where the person is registered, or in which network they live: the team depends on it.");
        if (network.TeamsOf(pcn) is not [var team, ..]) return (null, "No team takes referrals from there yet. Ring whoever runs this site.");
        if (NamesSomebody(CareTyped.Text(Reference))) return (null, ReferenceProblem);
        if (CareTyped.Text(Wanted).Length == 0) return (null, "Say in a sentence or two what would help.");
        if (!Agrees) return (null, "Ask the person first. Nothing is kept about somebody who has not agreed.");
        var isPractice = !string.IsNullOrEmpty(As);
        return (new ReceiveReferral
        {
            Person = Described(new CasePerson()) with { Practice = practice, Pcn = pcn },
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

    // What looks like a date of birth or an NHS number. A name no program can tell.
    private static bool NamesSomebody(string reference) =>
        Day().IsMatch(reference) || Number().Matches(reference).Any(m => NhsNumber.Parse(m.Value) is not null);

    private static string Known(string? id, IEnumerable<string> ids) => ids.Contains(id) ? id! : "";

    [GeneratedRegex("""\b\d{1,2}[./ -]+(\d{1,2}|[A-Za-z]{3,9})[./ -]+\d{2,4}\b|\b(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b""")]
    private static partial Regex Day();

    [GeneratedRegex("""(?<!\d)\d(?:[ -]?\d){9}(?!\d)""")]
    private static partial Regex Number();
}
