namespace Hay.Web.Catalogue;

/// <summary>
/// An immutable column. A change copies the page it is on, not the column, so that a booking costs the same among a
/// hundred thousand listings as among ten.
/// </summary>
internal sealed class Paged<T>
{
    private const int Shift = 8;
    private const int Mask = (1 << Shift) - 1;
    private readonly T[][] _pages;

    private Paged(T[][] pages) => _pages = pages;

    public T this[int index] => _pages[index >> Shift][index & Mask];

    public static Paged<T> Of(ReadOnlySpan<T> items)
    {
        var pages = new T[(items.Length + Mask) >> Shift][];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = new T[1 << Shift];
            items.Slice(i << Shift, Math.Min(1 << Shift, items.Length - (i << Shift))).CopyTo(pages[i]);
        }

        return new(pages);
    }

    public Editor Edit() => new(this);

    /// <summary>Gathers changes for the next version of a column.</summary>
    public sealed class Editor(Paged<T> from)
    {
        private readonly HashSet<int> _own = [];
        private T[][] _pages = from._pages;

        public T this[int index]
        {
            get => _pages[index >> Shift][index & Mask];
            set
            {
                var page = index >> Shift;
                if (_own.Count == 0) _pages = [.. _pages];
                if (_own.Add(page)) _pages[page] = [.. _pages[page]];
                _pages[page][index & Mask] = value;
            }
        }

        /// <summary>The changed column; the editor must not be used afterwards.</summary>
        public Paged<T> Done() => _own.Count == 0 ? from : new(_pages);
    }
}
