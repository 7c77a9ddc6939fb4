using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Hay.Silo.Storage;

/// <summary>
/// The blob that is written to, in the hands of one process. Each append asks for the ETag that the one before left: whoever does not
/// know what was written last writes nothing.
/// </summary>
internal sealed class AzureLog(BlobContainerClient container, AzureLogBlob blob, string holder)
{
    public const string Folder = "log/";
    private const string HolderName = "holder";
    private readonly AppendBlobClient _blob = container.GetAppendBlobClient(blob.Name);
    private ETag _tag;

    public AzureLogBlob Blob => blob;

    /// <summary>Bytes that are there.</summary>
    public long Length { get; private set; }

    /// <summary>Appends that are there; the service takes 50,000.</summary>
    public int Blocks { get; private set; }

    /// <summary>
    /// Finds out what is there, for good: the ETag changes, so that nothing that was asked before and is still on its way can arrive.
    /// </summary>
    /// <param name="takes">Takes the log from whoever had it; else it has to be this process's still.</param>
    /// <exception cref="StoreTakenException">It is another process's by now.</exception>
    public void Settle(bool takes)
    {
        while (true)
        {
            var there = _blob.GetProperties().Value;
            if (!takes && there.Metadata.TryGetValue(HolderName, out var other) && other != holder) throw new StoreTakenException();
            try
            {
                _tag = _blob.SetMetadata(new Dictionary<string, string> { [HolderName] = holder }, new BlobRequestConditions { IfMatch = there.ETag }).Value.ETag;
                (Length, Blocks) = (there.ContentLength, there.BlobCommittedBlockCount);
                return;
            }
            catch (RequestFailedException between) when (between.Status == 412)
            {
                // Something arrived meanwhile: look again.
            }
        }
    }

    /// <summary>Durable when it returns. Where it throws nobody knows, until the log is settled.</summary>
    public void Append(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var conditions = new AppendBlobRequestConditions { IfMatch = _tag, IfAppendPositionEqual = Length };
        var told = _blob.AppendBlock(stream, new AppendBlobAppendBlockOptions { Conditions = conditions }).Value;
        (_tag, Length, Blocks) = (told.ETag, Length + bytes.Length, told.BlobCommittedBlockCount);
    }

    public static long LengthOf(BlobContainerClient container, AzureLogBlob blob) => container.GetAppendBlobClient(blob.Name).GetProperties().Value.ContentLength;

    /// <summary>Makes a log that is there under no other name.</summary>
    public static AzureLogBlob Create(BlobContainerClient container, long number, string holder)
    {
        var made = new AzureLogBlob(number, FormattableString.Invariant($"{Folder}{number:D8}-{Guid.NewGuid():n}"));
        container.GetAppendBlobClient(made.Name).Create(new AppendBlobCreateOptions
        {
            Metadata = new Dictionary<string, string> { [HolderName] = holder },
            Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All },
        });
        return made;
    }
}
