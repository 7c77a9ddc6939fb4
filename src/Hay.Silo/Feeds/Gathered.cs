using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>An import that lists nothing: what would be listed, and what would go.</summary>
internal sealed class Gathered(FeedHome home, bool isOwnFile) : IImportTarget
{
    private readonly ConcurrentDictionary<string, FeedItem> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _gone = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OrganisationDetails> _organisations = new(StringComparer.Ordinal);

    /// <summary>By the ids of the source, so that the same feed gives the same order.</summary>
    public ImmutableArray<FeedItem> Items => [.. _items.Values.OrderBy(i => i.Listing.Source!.Id, StringComparer.Ordinal).ThenBy(i => i.Id, StringComparer.Ordinal)];

    public ImmutableArray<string> Gone => [.. _gone.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What most of the records say they belong to; empty: nothing.</summary>
    public string Name => _names.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key).FirstOrDefault("");

    /// <summary>Of a directory: who runs the items.</summary>
    public ImmutableArray<KeyValuePair<string, OrganisationDetails>> Organisations
    {
        get
        {
            var used = _items.Values.Select(i => i.Listing.Organisation).ToHashSet();
            return [.. _organisations.Where(o => used.Contains(o.Key)).OrderBy(o => o.Key, StringComparer.Ordinal)];
        }
    }

    // Whoever brings it runs it: what a feed of a group says of organisations is not believed. That of a directory is.
    public Task<PublishResult> Publish(string id, Listing listing, DateOnly? isChecked, CancellationToken ct)
    {
        // A file has no name that anybody knows: what it says, its organisation says.
        var source = isOwnFile && home.Name.Length > 0 ? listing.Source! with { Name = home.Name } : listing.Source;
        var own = Believed(listing) with { Organisation = home.IsDirectory ? listing.Organisation : home.Organisation, Source = source };
        ImmutableArray<string> problems = [.. ListingRules.Problems(own)];
        if (problems.IsEmpty) _items[id] = new FeedItem(id, own, isChecked);
        return Task.FromResult(new PublishResult(problems.IsEmpty ? PublishOutcome.Created : PublishOutcome.Refused, problems));
    }

    // Who else shows it is for hosts to say; and one invented listing would mark the whole site: there its words warn of it.
    private static Listing Believed(Listing listing) => listing with
    {
        AlsoIn = [],
        Demo = false,
        Description = listing.Demo ? CleanText.Paragraphs($"{InventedWords.Plain}\n\n{listing.Description}", ListingRules.TextLength) : listing.Description,
    };

    public Task<PublishResult> Describe(string id, OrganisationDetails details, CancellationToken ct)
    {
        if (home.IsDirectory)
        {
            ImmutableArray<string> problems = [.. Organisation.Problems(details)];
            if (problems.IsEmpty) _organisations[id] = details;
            return Task.FromResult(new PublishResult(problems.IsEmpty ? PublishOutcome.Created : PublishOutcome.Refused, problems));
        }

        _names.AddOrUpdate(details.Name, 1, static (_, count) => count + 1);
        return Task.FromResult(new PublishResult(PublishOutcome.Refused, []));
    }

    // As if it had been there: what is over is no mistake of the feed's.
    public Task<WithdrawOutcome> Withdraw(string id, CancellationToken ct)
    {
        _gone[id] = true;
        return Task.FromResult(WithdrawOutcome.Withdrawn);
    }
}
