using Hay.Grains;
using Hay.Recommender.Ranking;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Picking;

/// <summary>What a model's card says, in words.</summary>
internal static class PickWords
{
    /// <summary>The name itself where it is newer than these words.</summary>
    public static string Of(string feature, IStringLocalizer<Words> say) => Enum.TryParse<PickFeature>(feature, out var known) ? known switch
    {
        PickFeature.Taste => say["It goes with what you chose before"].Value,
        PickFeature.Popular => say["Many go there"],
        PickFeature.Near => say["It is near"],
        PickFeature.Time => say["It fits your times"],
        PickFeature.Soon => say["It is soon"],
        PickFeature.Checked => say["It was checked lately"],
        _ => feature,
    } : feature;

    public static string Of(TrainingNote note, IStringLocalizer<Words> say) => note switch
    {
        TrainingNote.FewPeople => say["Fewer than twenty people have allowed it, so nothing was learnt from people yet, only from what groups say of themselves."].Value,
        TrainingNote.StartingWeights => say["There were few choices to learn from what counts how much, so the numbers are near the ones that Hay comes with."],
        TrainingNote.NotMeasured => say["Too few people chose something in the weeks kept back, so it is not known how good these picks are."],
        TrainingNote.SettingsKept => say["Other settings were tried and found less, so the old ones stayed."],
        TrainingNote.ManyListings => say["There are so many listings that a simpler way of learning is used. It cannot place what nobody has been to."],
        _ => note.ToString(),
    };
}
