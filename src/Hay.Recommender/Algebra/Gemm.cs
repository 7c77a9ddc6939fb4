using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hay.Recommender.Algebra;

/// <summary>
/// result += scale · left · right, blocked for the caches as in Goto and van de Geijn (ACM TOMS 34(3), 2008): panels of both
/// sides are copied so that the kernel reads them in order, and the kernel keeps a tile of the result in registers.
/// Every number of the result is summed in the same order whatever the number of threads.
/// </summary>
internal static class Gemm
{
    private const int TileRows = 6;
    private const int Depth = 256;
    private const int RowsAtOnce = TileRows * 16;
    private const int ColumnsAtOnce = 512;
    private const int ColumnsKept = 4096;

    private static readonly int TileColumns = 2 * Vector<float>.Count;

    /// <param name="left">rows × depth.</param>
    /// <param name="right">depth × columns.</param>
    /// <param name="result">rows × columns, its columns side by side.</param>
    /// <param name="scale">What the product is multiplied by.</param>
    /// <param name="lowerOnly">Leaves out what lies wholly above the diagonal; what is near it may be written.</param>
    public static void Add(Block left, Block right, Block result, float scale, bool lowerOnly = false)
    {
        if (result.Rows == 0 || result.Columns == 0) return;
        var packed = ArrayPool<float>.Shared.Rent(Depth * RoundUp(Math.Min(ColumnsKept, right.Columns), TileColumns));
        for (var column = 0; column < right.Columns; column += ColumnsKept)
        {
            var columns = Math.Min(ColumnsKept, right.Columns - column);
            for (var depth = 0; depth < right.Rows; depth += Depth)
            {
                var depths = Math.Min(Depth, right.Rows - depth);
                PackRight(right.Part(depth, column, depths, columns), packed);
                AddPanel(left.Part(0, depth, left.Rows, depths), packed, result, column, columns, scale, lowerOnly);
            }
        }

        ArrayPool<float>.Shared.Return(packed);
    }

    private static void AddPanel(Block left, float[] packed, Block result, int column, int columns, float scale, bool lowerOnly)
    {
        var (down, across) = (Parts(left.Rows, RowsAtOnce), Parts(columns, ColumnsAtOnce));
        void Tile(int task)
        {
            var (row, from) = (task / across * RowsAtOnce, task % across * ColumnsAtOnce);
            var rows = Math.Min(RowsAtOnce, left.Rows - row);
            var to = Math.Min(from + ColumnsAtOnce, columns);
            if (lowerOnly && column + from > row + rows - 1) return;
            var own = ArrayPool<float>.Shared.Rent((RowsAtOnce * Depth) + (TileRows * TileColumns));
            var tile = own.AsSpan(RowsAtOnce * Depth, TileRows * TileColumns);
            PackLeft(left.Part(row, 0, rows, left.Columns), own);
            for (var c = from; c < to; c += TileColumns)
            {
                for (var r = 0; r < rows; r += TileRows)
                {
                    Kernel(ref own[r * left.Columns], ref packed[c * left.Columns], left.Columns, ref tile[0]);
                    AddTile(tile, result.Part(row + r, column + c, Math.Min(TileRows, rows - r), Math.Min(TileColumns, to - c)), scale);
                }
            }

            ArrayPool<float>.Shared.Return(own);
        }

        if (down * across == 1) Tile(0);
        else Parallel.For(0, down * across, Tile);
    }

    // A tile's columns side by side, then the next depth; what is missing at the edge is 0.
    private static void PackRight(Block right, float[] packed)
    {
        void Panel(int panel)
        {
            var column = panel * TileColumns;
            var columns = Math.Min(TileColumns, right.Columns - column);
            var to = packed.AsSpan(column * right.Rows, TileColumns * right.Rows);
            if (right.ColumnStep == 1)
            {
                for (var depth = 0; depth < right.Rows; depth++)
                {
                    var row = to.Slice(depth * TileColumns, TileColumns);
                    right.Values.AsSpan((int)right.At(depth, column), columns).CopyTo(row);
                    row[columns..].Clear();
                }
            }
            else
            {
                if (columns < TileColumns) to.Clear();
                for (var c = 0; c < columns; c++) Spread(right.Values.AsSpan((int)right.At(0, column + c)), right.RowStep, right.Rows, to[c..], TileColumns);
            }
        }

        var panels = Parts(right.Columns, TileColumns);
        if (panels * right.Rows < 4096) for (var panel = 0; panel < panels; panel++) Panel(panel);
        else Parallel.For(0, panels, Panel);
    }

    private static void PackLeft(Block left, float[] packed)
    {
        for (var row = 0; row < left.Rows; row += TileRows)
        {
            var rows = Math.Min(TileRows, left.Rows - row);
            var to = packed.AsSpan(row * left.Columns, TileRows * left.Columns);
            if (rows < TileRows) to.Clear();
            for (var r = 0; r < rows; r++) Spread(left.Values.AsSpan((int)left.At(row + r, 0)), left.ColumnStep, left.Columns, to[r..], TileRows);
        }
    }

    private static void Spread(ReadOnlySpan<float> from, int fromStep, int count, Span<float> to, int toStep)
    {
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < count; i++)
        {
            target = source;
            source = ref Unsafe.Add(ref source, fromStep);
            target = ref Unsafe.Add(ref target, toStep);
        }
    }

    // Twelve sums in registers, six rows by two vectors. No call is in here: it would send the sums to memory at each step.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kernel(ref float left, ref float right, int depth, ref float tile)
    {
        var width = Vector<float>.Count;
        Vector<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default;
        Vector<float> d0 = default, d1 = default, e0 = default, e1 = default, f0 = default, f1 = default;
        for (var i = 0; i < depth; i++)
        {
            var r0 = Vector.LoadUnsafe(ref right);
            var r1 = Vector.LoadUnsafe(ref right, (nuint)width);
            var one = new Vector<float>(left);
            a0 = Vector.FusedMultiplyAdd(one, r0, a0);
            a1 = Vector.FusedMultiplyAdd(one, r1, a1);
            one = new Vector<float>(Unsafe.Add(ref left, 1));
            b0 = Vector.FusedMultiplyAdd(one, r0, b0);
            b1 = Vector.FusedMultiplyAdd(one, r1, b1);
            one = new Vector<float>(Unsafe.Add(ref left, 2));
            c0 = Vector.FusedMultiplyAdd(one, r0, c0);
            c1 = Vector.FusedMultiplyAdd(one, r1, c1);
            one = new Vector<float>(Unsafe.Add(ref left, 3));
            d0 = Vector.FusedMultiplyAdd(one, r0, d0);
            d1 = Vector.FusedMultiplyAdd(one, r1, d1);
            one = new Vector<float>(Unsafe.Add(ref left, 4));
            e0 = Vector.FusedMultiplyAdd(one, r0, e0);
            e1 = Vector.FusedMultiplyAdd(one, r1, e1);
            one = new Vector<float>(Unsafe.Add(ref left, 5));
            f0 = Vector.FusedMultiplyAdd(one, r0, f0);
            f1 = Vector.FusedMultiplyAdd(one, r1, f1);
            left = ref Unsafe.Add(ref left, TileRows);
            right = ref Unsafe.Add(ref right, 2 * width);
        }

        a0.StoreUnsafe(ref tile);
        a1.StoreUnsafe(ref tile, (nuint)width);
        b0.StoreUnsafe(ref tile, (nuint)(2 * width));
        b1.StoreUnsafe(ref tile, (nuint)(3 * width));
        c0.StoreUnsafe(ref tile, (nuint)(4 * width));
        c1.StoreUnsafe(ref tile, (nuint)(5 * width));
        d0.StoreUnsafe(ref tile, (nuint)(6 * width));
        d1.StoreUnsafe(ref tile, (nuint)(7 * width));
        e0.StoreUnsafe(ref tile, (nuint)(8 * width));
        e1.StoreUnsafe(ref tile, (nuint)(9 * width));
        f0.StoreUnsafe(ref tile, (nuint)(10 * width));
        f1.StoreUnsafe(ref tile, (nuint)(11 * width));
    }

    private static void AddTile(ReadOnlySpan<float> tile, Block result, float scale)
    {
        for (var row = 0; row < result.Rows; row++, tile = tile[TileColumns..])
        {
            var to = result.Values.AsSpan((int)result.At(row, 0), result.Columns);
            TensorPrimitives.MultiplyAdd(tile[..to.Length], scale, to, to);
        }
    }

    private static int Parts(int count, int size) => (count + size - 1) / size;

    private static int RoundUp(int count, int size) => Parts(count, size) * size;
}
