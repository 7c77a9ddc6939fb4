using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hay.Recommender.Files;

/// <summary>
/// Numbers as <see cref="NumberWriter"/> wrote them. No room is made for more of them than there are bytes, whatever a length says.
/// </summary>
/// <param name="from">Read from where it is.</param>
/// <param name="left">Bytes that may be read.</param>
internal sealed class NumberReader(Stream from, long left)
{
    /// <exception cref="InvalidDataException">There are no more.</exception>
    public int Int() => Ints(1)[0];

    /// <summary>A number of things: from 0 to <see cref="Array.MaxLength"/>.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public int Count() => Int() is >= 0 and var count && count <= Array.MaxLength ? count : throw new InvalidDataException("A length in the model is out of its range.");

    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public int[] Ints(long count)
    {
        var numbers = Room<int>(count);
        Read(numbers);
        return numbers;
    }

    /// <exception cref="InvalidDataException">There are not so many, or one of them is not finite.</exception>
    public float[] Floats(long count)
    {
        var numbers = Room<float>(count);
        Read(MemoryMarshal.Cast<float, int>(numbers.AsSpan()));
        foreach (var number in numbers) if (!float.IsFinite(number)) throw new InvalidDataException("A number in the model is not finite.");
        return numbers;
    }

    /// <exception cref="InvalidDataException">There is more.</exception>
    public void End()
    {
        if (left != 0) throw new InvalidDataException("There is more in the model than it says.");
    }

    private T[] Room<T>(long count)
    {
        if (count < 0 || count > left / sizeof(int) || count > Array.MaxLength) throw new InvalidDataException("The model ends too soon.");
        left -= count * sizeof(int);
        return new T[count];
    }

    private void Read(Span<int> numbers)
    {
        try
        {
            from.ReadExactly(MemoryMarshal.AsBytes(numbers));
        }
        catch (EndOfStreamException cause)
        {
            throw new InvalidDataException("The model ends too soon.", cause);
        }

        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(numbers, numbers);
    }
}
