using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Storage.Blobs;

namespace Hay.Silo.Storage;

/// <summary>The way to a container of an Azure storage account.</summary>
internal static partial class AzureAccount
{
    /// <exception cref="StoreFailedException">The settings name none.</exception>
    public static BlobContainerClient Container(StorePlace place)
    {
        if (!Names().IsMatch(place.AzureContainer))
        {
            throw new StoreFailedException("The setting Hay__AzureContainer is no name of a container: that has 3 to 63 small letters, digits and single hyphens.", null);
        }

        var options = new BlobClientOptions
        {
            // Whoever waits is told soon. What is asked twice is conditional, so that it is done once.
            Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(20) },
            Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false, IsDistributedTracingEnabled = false },
        };
        try
        {
            return new BlobContainerClient(place.AzureBlobs, place.AzureContainer, options);
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the cause: it may show what was typed, and that has a key in it.
            throw new StoreFailedException("The setting Hay__AzureBlobs is no connection string of a storage account: it is like DefaultEndpointsProtocol=https;AccountName=hay;AccountKey=….", null);
        }
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Names();
}
