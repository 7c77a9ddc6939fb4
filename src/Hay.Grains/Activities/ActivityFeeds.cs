namespace Hay.Grains;

/// <summary>The rules of a listing that follows a feed of its organisation.</summary>
public sealed partial record Activity
{
    /// <summary>Id of the feed that it follows; null: none.</summary>
    public string? Feed { get; init; }

    /// <summary>
    /// Follows the feed no longer. Where its people decide so, all it says is theirs from then on, as if typed. By: id of the account
    /// that says so; null: the feed itself.
    /// </summary>
    public (Activity Next, WithdrawOutcome Outcome) LeaveFeed(LeaveFeed command, DateTimeOffset now)
    {
        if (Feed != command.Feed || Listing is null) return (this, WithdrawOutcome.NotListed);
        var left = this with { Feed = null, Revision = Revision + 1 };
        if (command.End == FeedEnd.Gone) return left.Withdraw(now);
        var own = left with
        {
            Listing = Listing with { Source = null },
            Typed = TypedFields.All(Listing),
            Draft = Draft is null ? null : Draft with { Listing = Draft.Listing with { Source = null } },
        };
        return command.End == FeedEnd.Withdraw ? own.Withdraw(now, command.By) : (own, WithdrawOutcome.NotListed);
    }

    // A feed brings what is new, or what is its organisation's and follows no other feed.
    private bool IsTaken(PublishListing command) => command.Feed is { } feed
        && ((Feed is not null && Feed != feed) || ((Listing ?? Draft?.Listing) is { } there && there.Organisation != command.Listing.Organisation));
}

/// <summary>Lets a listing go that follows this feed. Safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.LeaveFeed")]
public sealed record LeaveFeed([property: Id(0)] string Feed, [property: Id(1)] FeedEnd End, [property: Id(2)] string? By);
