using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hay.Recommender.Files;

/// <summary>Whole and single-precision numbers on their way into a stream, the low byte first.</summary>
internal sealed class NumberWriter(Stream to)
{
    private const int AtOnce = 1 << 20;

    public void Write(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        to.Write(bytes);
    }

    public void Write(ReadOnlySpan<int> numbers)
    {
        for (; numbers.Length > AtOnce; numbers = numbers[AtOnce..]) WritePart(numbers[..AtOnce]);
        WritePart(numbers);
    }

    public void Write(ReadOnlySpan<float> numbers) => Write(MemoryMarshal.Cast<float, int>(numbers));

    private void WritePart(ReadOnlySpan<int> part)
    {
        if (BitConverter.IsLittleEndian)
        {
            to.Write(MemoryMarshal.AsBytes(part));
            return;
        }

        var turned = new int[part.Length];
        BinaryPrimitives.ReverseEndianness(part, turned);
        to.Write(MemoryMarshal.AsBytes(turned.AsSpan()));
    }
}
