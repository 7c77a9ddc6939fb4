using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Hay.Silo.Import;

/// <summary>From the bytes of a file to text without folds (RFC 5545 section 3.1).</summary>
internal static class CalendarText
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> LittleEndian => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> BigEndian => [0xFE, 0xFF];

    /// <summary>UTF-8, or UTF-16 with a mark; bytes that are neither are read as Latin-1, as old exporters write it.</summary>
    public static string Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(LittleEndian)) return Unfold(Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(file[2..])));
        if (file.StartsWith(BigEndian)) return Unfold(Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(file[2..])));
        return Unfold(file.StartsWith(Mark) ? file[3..] : file);
    }

    /// <summary>Before decoding, because writers fold at 75 octets and so between the bytes of one letter.</summary>
    private static string Unfold(ReadOnlySpan<byte> folded)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(folded.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < folded.Length; i++)
            {
                var fold = FoldAt(folded, i);
                if (fold > 0) i += fold - 1;
                else bytes[length++] = folded[i];
            }

            var unfolded = bytes.AsSpan(0, length);
            return Utf8.IsValid(unfolded) ? Encoding.UTF8.GetString(unfolded) : Encoding.Latin1.GetString(unfolded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The length of the fold here: an end of line and one space or tab; 0: there is none.</summary>
    private static int FoldAt(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at] == '\n' ? at + 1 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : text.Length;
        return end < text.Length && (text[end] is (byte)' ' or (byte)'\t') ? end + 1 - at : 0;
    }
}
