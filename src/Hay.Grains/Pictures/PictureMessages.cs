using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>A picture in one size. Side: dots of its longer side, at most. Webp: the file as browsers get it.</summary>
[GenerateSerializer, Immutable, Alias("hay.PictureSize")]
public sealed record PictureSize(
    [property: Id(0)] int Side,
    [property: Id(1), JsonConverter(typeof(Base64Json))] ImmutableArray<byte> Webp);

[GenerateSerializer, Immutable, Alias("hay.KeepPicture")]
public sealed record KeepPicture([property: Id(0)] ImmutableArray<PictureSize> Sizes);

[GenerateSerializer, Alias("hay.PictureOutcome"), JsonConverter(typeof(JsonStringEnumConverter<PictureOutcome>))]
public enum PictureOutcome { Kept, TooLarge, Taken }
