using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Hay.Web.Tests.Pictures;

/// <summary>Small files of pictures, written byte by byte.</summary>
internal static class PictureFiles
{
    /// <summary>160 by 120 dots: red on the left, blue on the right.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/2wBDAA0NDQ0ODQ4QEA4UFhMWFB4bGRkbHi0gIiAiIC1EKjIqKjIqRDxJOzc7STxsVUtLVWx9aWNpfZeHh5e+tb75+f//2wBDAQ0NDQ0ODQ4QEA4UFhMWFB4bGRkbHi0gIiAi" +
        "IC1EKjIqKjIqRDxJOzc7STxsVUtLVWx9aWNpfZeHh5e+tb75+f//wgARCAB4AKADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAXAQEBAQEAAAAAAAAAAAAAAAAABwUG" +
        "/9oADAMBAAIQAxAAAACOMvuwAAAJIp86AAAArCYUUAAACSKfOgAAAKwmFFAAAAkinzoAAACsJhRQAAAJIp86AAAArCYUUAAACSKfOgAAAKwmFFAAAAkinzoAAACsJhRQAAAJIp86AAAA" +
        "rCYUUAAACSKfOgAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAID/2gAIAQEAAT8AFn//xAAUEQEAAAAAAAAAAAAAAAAAAABg/9oACAECAQE/ACH/xAAUEQEAAAAAAAAAAAAAAAAAAABg/9oACAEDAQE/ACH/2Q==");

    /// <summary>A PNG: RGB, or with <paramref name="isGrey"/> one byte a dot. The dots are a smooth slope.</summary>
    public static byte[] Png(int width, int height, bool isGrey = false, params (string Kind, byte[] Data)[] further)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)(isGrey ? 0 : 2));
        var row = new byte[1 + width * (isGrey ? 1 : 3)];
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 1; x < row.Length && !isGrey; x++) row[x] = (byte)(x + y);
                deflate.Write(row);
            }
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. further.SelectMany(f => Chunk(f.Kind, f.Data)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary><see cref="Jpeg"/> with what a telephone writes: how it was held (EXIF 1 to 8), its name, and where in the world.</summary>
    public static byte[] Photograph(ushort held)
    {
        var tiff = new List<byte>();
        void Word(int value) => tiff.AddRange([(byte)(value >> 8), (byte)value]);
        void Long(int value) => tiff.AddRange([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
        void Entry(int tag, int kind, int count, int value, bool isWord = false)
        {
            Word(tag);
            Word(kind);
            Long(count);
            Long(isWord ? value << 16 : value);
        }

        tiff.AddRange("MM\0*"u8);
        Long(8);
        Word(3);
        Entry(0x010F, 2, 12, 50); // Make
        Entry(0x0112, 3, 1, held, isWord: true); // Orientation
        Entry(0x8825, 4, 1, 62); // GPS
        Long(0);
        tiff.AddRange("SECRETPHONE\0"u8); // at 50
        Word(2); // at 62
        Entry(1, 2, 2, 'N' << 24);
        Entry(2, 5, 3, 92);
        Long(0);
        foreach (var part in new[] { 52, 1, 34, 1, 59, 1 }) Long(part); // at 92: 52° 34' 59"
        byte[] data = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data, .. Jpeg.AsSpan(2)];
    }

    public static byte[] Chunk(string kind, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(named));
        return [.. length, .. named, .. sum];
    }

    // PNG, annex D.
    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var part in data)
        {
            sum ^= part;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
