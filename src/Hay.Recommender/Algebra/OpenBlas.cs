using System.Reflection;
using System.Runtime.InteropServices;

namespace Hay.Recommender.Algebra;

/// <summary>
/// The machine's own OpenBLAS (Debian: libopenblas0), found when the program runs and never needed. Its LAPACK reads columns
/// where we keep rows: of a symmetric matrix, its upper half is our lower one.
/// </summary>
public sealed unsafe class OpenBlas : IDenseAlgebra
{
    /// <summary>Set to <c>off</c> it is not looked for; set to a path, that file is taken.</summary>
    public const string Variable = "HAY_OPENBLAS";

    private const int RowMajor = 101, AsIs = 111, Transpose = 112, Lower = 122;
    private static readonly string[] Names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib", "libopenblas.dll"];
    private static readonly string[] Needed = ["cblas_sgemm", "cblas_ssyrk", "spotrf_", "spotri_", "spotrs_"];

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _gemm;
    private readonly delegate* unmanaged<int, int, int, int, int, float, float*, int, float, float*, int, void> _syrk;
    private readonly delegate* unmanaged<byte*, int*, float*, int*, int*, nint, void> _factor;
    private readonly delegate* unmanaged<byte*, int*, float*, int*, int*, nint, void> _invert;
    private readonly delegate* unmanaged<byte*, int*, int*, float*, int*, float*, int*, int*, nint, void> _solve;

    private OpenBlas(nint library)
    {
        _gemm = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, Needed[0]);
        _syrk = (delegate* unmanaged<int, int, int, int, int, float, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, Needed[1]);
        _factor = (delegate* unmanaged<byte*, int*, float*, int*, int*, nint, void>)NativeLibrary.GetExport(library, Needed[2]);
        _invert = (delegate* unmanaged<byte*, int*, float*, int*, int*, nint, void>)NativeLibrary.GetExport(library, Needed[3]);
        _solve = (delegate* unmanaged<byte*, int*, int*, float*, int*, float*, int*, int*, nint, void>)NativeLibrary.GetExport(library, Needed[4]);
    }

    /// <inheritdoc/>
    public string Name => "OpenBLAS";

    /// <summary>Null where it is not installed, is switched off, or was built without what we need.</summary>
    public static OpenBlas? TryLoad()
    {
        var said = Environment.GetEnvironmentVariable(Variable);
        if (said is "off") return null;
        foreach (var name in string.IsNullOrEmpty(said) ? Names : [said])
        {
            if (!NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var library)) continue;
            if (Needed.All(export => NativeLibrary.TryGetExport(library, export, out _))) return new(library);
            NativeLibrary.Free(library);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Multiply(DenseMatrix left, DenseMatrix right, bool transposeRight, DenseMatrix result)
    {
        DenseAlgebra.Check(left, right, transposeRight, result);
        if (result.Values.Length == 0) return;
        fixed (float* a = left.Values, b = right.Values, c = result.Values)
        {
            _gemm(
                RowMajor, AsIs, transposeRight ? Transpose : AsIs, result.Rows, result.Columns, left.Columns,
                1, a, Math.Max(left.Columns, 1), b, Math.Max(right.Columns, 1), 0, c, result.Columns);
        }
    }

    /// <inheritdoc/>
    public void Gram(DenseMatrix matrix, DenseMatrix result)
    {
        DenseAlgebra.CheckGram(matrix, result);
        if (result.Values.Length == 0) return;
        fixed (float* a = matrix.Values, c = result.Values)
        {
            _syrk(RowMajor, Lower, Transpose, matrix.Columns, matrix.Rows, 1, a, matrix.Columns, 0, c, matrix.Columns);
        }

        result.MirrorLower();
    }

    /// <inheritdoc/>
    public void Invert(DenseMatrix matrix)
    {
        DenseAlgebra.CheckSquare(matrix);
        if (matrix.Rows == 0) return;
        var (upper, n, info) = ((byte)'U', matrix.Rows, 0);
        fixed (float* a = matrix.Values)
        {
            _factor(&upper, &n, a, &n, &info, 1);
            Refuse(info);
            _invert(&upper, &n, a, &n, &info, 1);
            Refuse(info);
        }

        matrix.MirrorLower();
    }

    /// <inheritdoc/>
    public void Solve(DenseMatrix matrix, DenseMatrix right)
    {
        DenseAlgebra.CheckSquare(matrix);
        if (right.Columns != matrix.Rows) throw new ArgumentException($"A right side has {matrix.Rows} numbers, not {right.Columns}.", nameof(right));
        if (right.Values.Length == 0) return;
        var (upper, n, sides, info) = ((byte)'U', matrix.Rows, right.Rows, 0);
        fixed (float* a = matrix.Values, b = right.Values)
        {
            _factor(&upper, &n, a, &n, &info, 1);
            Refuse(info);
            _solve(&upper, &n, &sides, a, &n, b, &n, &info, 1);
        }
    }

    private static void Refuse(int info)
    {
        if (info > 0) throw new NotPositiveDefiniteException(info - 1);
    }
}
