using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The record of trainings as it is stored, and its rules.</summary>
public sealed record Training
{
    /// <summary>Most trainings that are remembered: a month of nights.</summary>
    public const int MostEnds = 30;
    private const int LongestReason = 300;

    public OfferedModel? Current { get; init; }
    public OfferedModel? Before { get; init; }
    /// <summary>The newest first.</summary>
    public ImmutableArray<TrainingEnd> Ends { get; init; } = [];

    public (Training Next, OfferOutcome Outcome) Offer(OfferedModel model, DateTimeOffset now)
    {
        var card = model.Card;
        if (Current?.Checksum == model.Checksum) return (this, OfferOutcome.Taken);
        // What was refused stays so. What was taken is not taken again, unless its file was damaged and is now as it was.
        if (Ends.FirstOrDefault(e => e.Version == card.Version) is { } known && (known.Outcome is not OfferOutcome.Taken || !Ends.Any(e => e.Version == model.File)))
        {
            return (this, known.Outcome is OfferOutcome.Taken ? OfferOutcome.Older : known.Outcome);
        }

        // A clock that was once ahead must not shut out all that comes.
        if (Current is { } current && card.TrainedAt <= current.Card.TrainedAt && current.Card.TrainedAt <= now) return (End(card, OfferOutcome.Older, now), OfferOutcome.Older);
        // Training keeps the better settings by itself; nothing that says of itself to be worse gets past here either.
        if (card is { Quality: { } own, Current: { } before } && !(own.Ndcg >= before.Ndcg)) return (End(card, OfferOutcome.Worse, now), OfferOutcome.Worse);
        return (End(card, OfferOutcome.Taken, now) with { Current = model, Before = Current }, OfferOutcome.Taken);
    }

    public Training Damaged(string file, string reason, DateTimeOffset now)
    {
        var isCurrent = Current?.File == file;
        if (!isCurrent && Before?.File != file && Ends.Any(e => e.Version == file)) return this;
        var end = new TrainingEnd { Version = file, At = now, Outcome = OfferOutcome.Damaged, Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason };
        return Add(end) with { Current = isCurrent ? Before : Current, Before = isCurrent || Before?.File == file ? null : Before };
    }

    public TrainingView View() => new() { Current = Current, Before = Before, Ends = Ends };

    private Training End(PicksCard card, OfferOutcome outcome, DateTimeOffset now) =>
        Add(new TrainingEnd { Version = card.Version, At = now, Outcome = outcome, Ndcg = card.Quality?.Ndcg });

    private Training Add(TrainingEnd end) => this with { Ends = [.. Ends.Insert(0, end).Take(MostEnds)] };
}
