#if HAY_ORLEANS
using System.Text.Json;
using Orleans.Storage;

namespace Hay.Silo;

/// <summary>States as our own JSON also where a provider of Orleans keeps them: source-generated, without names of CLR types.</summary>
/// <param name="json">Knows the type of every state.</param>
public sealed class StateSerializer(JsonSerializerOptions json) : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, json.GetTypeInfo(typeof(T))));

    public T? Deserialize<T>(BinaryData input) => (T?)JsonSerializer.Deserialize(input, json.GetTypeInfo(typeof(T)));
}
#endif
