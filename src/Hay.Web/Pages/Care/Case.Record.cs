using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>What is written in the record.</summary>
internal sealed partial class CaseModel
{
    public Task<IActionResult> OnPostConsentAsync(string id, LookReason why, bool? given, bool share, string? words, CancellationToken ct) =>
        Do(id, why, c => given is not { } agrees ? Missing("given") : c.Consent(agrees, share, CareTyped.Text(words), Actor, ct), given == true ? "Their consent is written down." : "Written down: they do not agree any more.", ct);

    public Task<IActionResult> OnPostDescribeAsync([FromForm] PersonForm typed, string id, LookReason why, CancellationToken ct) =>
        Do(id, why, async c => (await c.Look(Actor, why, ct)).Case is not { } now ? new CareResult(CareOutcome.NotFound)
            : typed.Problem is { } problem ? new CareResult(CareOutcome.Refused, problem)
            : await c.Describe(typed.Of(now.Person, Network, geography), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostAgreeAsync(string id, LookReason why, string? goal, string? goalId, int? sessions, CancellationToken ct) =>
        Do(id, why, c => c.Agree(new AgreeGoals(Goals(goal, goalId), sessions ?? 0), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostScoreAsync(string id, LookReason why, string? goal, int? score, bool met, CancellationToken ct) =>
        Do(id, why, c => score is not { } near ? Missing("score") : c.Score(new ScoreGoal(goal ?? "", near, met), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostNextAsync(string id, LookReason why, string? words, string? at, CancellationToken ct) =>
        Do(id, why, c => !CareTyped.IsMoment(at) ? Missing("at") : c.PlanNext(CareTyped.Text(words), CareTyped.Moment(at), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostContactAsync([FromForm] ContactForm typed, string id, LookReason why, CancellationToken ct) =>
        Do(id, why, c => typed.Problem is { } problem ? Task.FromResult(new CareResult(CareOutcome.Refused, problem)) : c.AddContact(typed.Of(Now), Actor, ct), "The contact is kept.", ct);

    public Task<IActionResult> OnPostWellbeingAsync(string id, LookReason why, string? entry, string? on, int? satisfied, int? worthwhile, int? happy, int? anxious, CancellationToken ct) =>
        Do(id, why, c => !CareTyped.IsDay(on) ? Missing("on") : c.AddWellbeing(CareTyped.Id(entry), CareTyped.Day(on) ?? Today, new Wellbeing { Satisfied = satisfied, Worthwhile = worthwhile, Happy = happy, Anxious = anxious }, Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostExperienceAsync(string id, LookReason why, string? entry, ExperienceOf? of, int? score, string? words, CancellationToken ct) =>
        Do(id, why, c => of is not { } whose ? Missing("of") : score is not { } well ? Missing("score") : c.AddExperience(new Experience(CareTyped.Id(entry), whose, Now, well, CareTyped.Text(words), ""), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostTriedAsync(string id, LookReason why, string? entry, string? what, string? on, TriedHow? how, string? words, CancellationToken ct) =>
        Do(id, why, c => how is not { } went ? Missing("how") : !CareTyped.IsDay(on) ? Missing("on") : c.AddTried(Tried(entry, what, on, went, words), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostDiscussionAsync(string id, LookReason why, string? entry, string? with, string? note, string? at, CancellationToken ct) =>
        Do(id, why, c => !CareTyped.IsMoment(at) ? Missing("at") : c.AddDiscussion(new Discussion(CareTyped.Id(entry), CareTyped.Moment(at) ?? Now, CareTyped.Text(with), CareTyped.Text(note), ""), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostRiskAsync(string id, LookReason why, string? entry, string? note, string? told, CancellationToken ct) =>
        Do(id, why, c => c.AddRisk(CareTyped.Id(entry), CareTyped.Text(note), CareTyped.Text(told), Actor, ct), "Kept.", ct);

    public Task<IActionResult> OnPostSettleAsync(string id, LookReason why, string? risk, string? how, CancellationToken ct) =>
        Do(id, why, c => c.SettleRisk(risk ?? "", CareTyped.Text(how), Actor, ct), "Kept.", ct);

    /// <summary>Path of a listing that is still there; null: it has gone, or is none of ours.</summary>
    internal string? PathOf(string listing) => listing.Length > 0 && catalogue.Current.Find(listing) is { } entry ? $"/{entry.Listing.Space}/{entry.Id}" : null;

    // One goal at a time: people seldom know all at once.
    private static ImmutableArray<GoalWords> Goals(string? goal, string? id) => CareTyped.Text(goal) is { Length: > 0 } words ? [new GoalWords(CareTyped.Id(id), words)] : [];

    // An address of a page of ours, or words.
    private Tried Tried(string? entry, string? what, string? on, TriedHow how, string? words)
    {
        var typed = CareTyped.Text(what);
        var last = typed.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        var known = typed.Contains('/') ? catalogue.Current.Find(last) : null;
        return new Tried(CareTyped.Id(entry), known?.Id ?? "", known?.Listing.Title ?? typed, CareTyped.Day(on) ?? Today, how, CareTyped.Text(words), "");
    }
}
