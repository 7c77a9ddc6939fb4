using System.Buffers.Binary;
using System.Text;

namespace Hay.Web.Pictures;

/// <summary>
/// What a file says it is and where it ends, from its frame alone: no dot is read here. What is none of the three kinds, ends too soon, or
/// carries a page or a program behind its picture is not worth a process.
/// </summary>
internal static class PictureFile
{
    /// <summary>Most bytes of a file that somebody sends.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private static readonly byte[][] Stowaways = [.. new[] { "<script", "<html", "<svg", "<!doctype", "<?php", "%pdf-", "pk\u0003\u0004" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Null: it may be shown to libvips.</summary>
    public static PictureProblem? Problem(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes) return PictureProblem.TooLarge;
        if (!IsPng(file) && !IsJpeg(file) && !IsWebp(file)) return PictureProblem.NoPicture;
        var end = IsPng(file) ? EndOfPng(file) : IsJpeg(file) ? EndOfJpeg(file) : EndOfWebp(file);
        if (end is null) return PictureProblem.Broken;
        return HidesSomething(file[end.Value..]) ? PictureProblem.Hostile : null;
    }

    private static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsWebp(ReadOnlySpan<byte> file) => file.Length > 16 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBPVP8"u8);

    // PNG, section 5.3: length, kind, data, checksum; the last one is IEND.
    private static int? EndOfPng(ReadOnlySpan<byte> file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var isLast = file[(at + 4)..].StartsWith("IEND"u8);
            at += (int)length + 12;
            if (isLast) return at;
        }

        return null;
    }

    // ITU T.81, annex B: segments with a length, and after a start of scan whatever is no marker, up to the end of the image.
    private static int? EndOfJpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 1 < file.Length)
        {
            if (file[at] != 0xFF)
            {
                at++; // coded dots
                continue;
            }

            var marker = file[at + 1];
            if (marker == 0xD9) return at + 2;
            if (marker is 0x00 or 0x01 or 0xFF or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (at + 4 > file.Length) return null;
            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
        }

        return null;
    }

    // RIFF: its length is said at the beginning.
    private static int? EndOfWebp(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) is var length && length <= file.Length - 8 ? (int)length + 8 : null;

    // A telephone may put a film there, which is harmless and left behind; a page, a program or an archive is no accident.
    private static bool HidesSomething(ReadOnlySpan<byte> rest)
    {
        var low = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(rest).ToLowerInvariant());
        return Array.Exists(Stowaways, sign => low.AsSpan().IndexOf(sign) >= 0);
    }
}
