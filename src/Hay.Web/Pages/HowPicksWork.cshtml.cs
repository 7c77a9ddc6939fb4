using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Ranking;
using Hay.Web.Languages;
using Hay.Web.Picking;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>How picks are made, in plain words and with the numbers of the model that is current.</summary>
[SharedPage]
internal sealed class HowPicksWorkModel(IGrainFactory grains, IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    /// <summary>Null: nothing has been learnt yet, and rules of ours stand in.</summary>
    internal PicksCard? Card { get; private set; }
    internal ImmutableArray<WeightRow> Weights { get; private set; } = [];
    internal ImmutableArray<QualityRow> Qualities { get; private set; } = [];
    internal ImmutableArray<string> Notes { get; private set; } = [];
    public string Exploration { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Card = (await grains.GetGrain<ITrainingGrain>(ITrainingGrain.Key).View(ct)).Current?.Card;
        Exploration = Share(Card?.Exploration ?? Picker.DefaultExploration);
        Weights = Card is { } card
            ? [.. card.Weights.Select(w => new WeightRow(PickWords.Of(w.Feature, say), Number(w.Seen), Number(w.Unseen)))]
            : [.. PickRanking.Ours.Where(w => w.Weight != 0).Select(w => new WeightRow(PickWords.Of(w.Name, say), Number(w.Weight), Number(w.Weight)))];
        Qualities = [.. QualitiesOf(Card)];
        Notes = [.. (Card?.Notes ?? []).Select(note => PickWords.Of(note, say))];
        this.Frame(new PageFrame(say["How picks work"])
        {
            Canonical = "/how-picks-work",
            Description = say["What Hay looks at when it chooses small things for you, what it never looks at, and how to stop it."],
        });
    }

    public string Day(DateTimeOffset at) => Day(at.Day());

    public string Day(DateOnly day) => Times.Date(day, clock.LondonNow().Day(), say);

    private IEnumerable<QualityRow> QualitiesOf(PicksCard? card)
    {
        if (card?.Quality is { } own) yield return Row(say["These picks"], own);
        if (card?.Current is { } before) yield return Row(say["The picks before them"], before);
        if (card?.Popularity is { } popular) yield return Row(say["Showing everybody what most people go to"], popular);
    }

    private static QualityRow Row(string what, PicksQuality quality) => new(
        what, ProtectedCount.Of(quality.People).ToString(), Number(quality.Ndcg), Share(quality.Recall), Share(quality.Coverage), Share(quality.SmallShare));

    private static string Number(double number) => number.ToString("0.00", Language.Current.Culture);

    private static string Share(double share) => share.ToString("0 %", Language.Current.Culture);
}

/// <summary>What counts, and how much: for people who have allowed it and chosen something, and for others.</summary>
internal sealed record WeightRow(string What, string Seen, string Unseen);

internal sealed record QualityRow(string What, string People, string Ndcg, string Recall, string Coverage, string SmallShare);
