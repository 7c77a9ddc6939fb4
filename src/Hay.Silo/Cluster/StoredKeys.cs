using System.Text.Json;
using System.Xml.Linq;
using Hay.Silo.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hay.Silo;

/// <summary>
/// The keys that protect cookies and links, in the store: where several processes serve pages, a cookie of one must be good at all. All are
/// one record, a list of XML texts.
/// </summary>
/// <param name="records">Where it is kept.</param>
public sealed class StoredKeys(IRecordStore records) : IXmlRepository
{
    private const string Store = "keys";
    private const string Key = "ring";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Keys.Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        while (true)
        {
            var (version, keys) = Read();
            var json = JsonSerializer.SerializeToUtf8Bytes<string[]>([.. keys, element.ToString(SaveOptions.DisableFormatting)]);
            if (records.WriteAsync(Store, Key, version, json).GetAwaiter().GetResult().Accepted) return;
        }
    }

    private (long Version, string[] Keys) Read()
    {
        var there = records.ReadAsync(Store, Key).AsTask().GetAwaiter().GetResult();
        return (there.Version, there.Exists ? JsonSerializer.Deserialize<string[]>(there.Json)! : []);
    }
}
