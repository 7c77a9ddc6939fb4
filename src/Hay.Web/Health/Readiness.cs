using System.Globalization;
using Hay.Web.Catalogue;

namespace Hay.Web.Health;

/// <summary>
/// Whether people should be sent to this process. Looks at what is in memory alone: any number may ask. A store that is away is no
/// reason to send them elsewhere: pages go on as they were last known, and every other process has lost the same store.
/// </summary>
/// <param name="life">Whether it is told to stop.</param>
/// <param name="catalogue">What pages show; null: it serves none.</param>
/// <param name="feed">What keeps that up to date.</param>
internal sealed class Readiness(IHostApplicationLifetime life, CatalogueSlot? catalogue = null, CatalogueFeed? feed = null)
{
    /// <summary>How old what is shown may be before it is worth a word. The store is read each second, so some tries may fail before that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Why nobody should be sent here now, in words; null: they may.</summary>
    public string? Trouble =>
        life.ApplicationStopping.IsCancellationRequested ? "Stopping: what was asked is still answered; ask elsewhere."
        : catalogue is { Ready.IsCompletedSuccessfully: false } ? "The catalogue is still being read."
        : null;

    /// <summary>What somebody should look at although people may be sent here, in words; null: nothing.</summary>
    public string? Warning => feed?.Age is { } age && age > Patience
        ? string.Create(CultureInfo.InvariantCulture, $"The store has not been read for {age.TotalSeconds:0} seconds: pages show what was known then, and nothing can be booked.")
        : null;
}
