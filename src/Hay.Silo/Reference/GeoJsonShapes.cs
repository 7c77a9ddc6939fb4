using System.Globalization;
using System.Text.Json;

namespace Hay.Silo.Reference;

/// <summary>The features of a GeoJSON FeatureCollection (RFC 7946), one after the other, whatever the size of the file.</summary>
internal sealed class GeoJsonShapes(Stream stream)
{
    private const int LargestFeature = 64 << 20;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAll;
    private JsonReaderState _state;
    private Place _place = Place.Before;

    private enum Place { Before, InCollection, InFeatures, After }

    /// <exception cref="BrokenFileException">It is not JSON from somewhere on.</exception>
    /// <exception cref="UnknownFileException">It is no collection of features.</exception>
    public IEnumerable<JsonElement> Read()
    {
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
        while (Next() is { } feature)
        {
            using (feature) yield return feature.RootElement;
        }
    }

    private JsonDocument? Next()
    {
        while (_place != Place.After)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAll, _state);
            try
            {
                if (!Step(ref reader, out var feature))
                {
                    if (_isAll) throw new BrokenFileException("the file ends too soon");
                    Fill();
                    continue;
                }

                _start += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                if (feature is not null) return feature;
            }
            catch (JsonException wrong)
            {
                throw new BrokenFileException(
                    string.Create(CultureInfo.InvariantCulture, $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}: {(_isAll ? "the file ends too soon" : "this is not JSON")}"), wrong);
            }
        }

        return null;
    }

    // One token, one member that says nothing to us, or one whole feature; false: more of the file is needed to know.
    private bool Step(ref Utf8JsonReader reader, out JsonDocument? feature)
    {
        feature = null;
        if (!reader.Read()) return false;
        switch (_place, reader.TokenType)
        {
            case (Place.Before, JsonTokenType.StartObject):
                _place = Place.InCollection;
                return true;
            case (Place.InCollection, JsonTokenType.PropertyName):
                var isFeatures = reader.ValueTextEquals("features"u8);
                if (!reader.Read()) return false;
                if (!isFeatures) return reader.TrySkip();
                if (reader.TokenType != JsonTokenType.StartArray) throw NoFeatures();
                _place = Place.InFeatures;
                return true;
            case (Place.InFeatures, JsonTokenType.StartObject):
                return JsonDocument.TryParseValue(ref reader, out feature);
            case (Place.InFeatures, JsonTokenType.EndArray):
                _place = Place.InCollection;
                return true;
            case (Place.InCollection, JsonTokenType.EndObject):
                _place = Place.After;
                return true;
            default:
                throw NoFeatures();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestFeature) throw new BrokenFileException("one of its shapes is larger than 64 MB");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _end += read;
        _isAll |= read == 0;
    }

    private static UnknownFileException NoFeatures() => new("JSON, but no GeoJSON collection of shapes");
}
