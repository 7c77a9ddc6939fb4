namespace Hay.Uptake.Counting;

/// <summary>Gives things numbers from 0 on, in the order in which they are asked for.</summary>
internal sealed class Numbers<T> where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _things = [];

    public int Count => _things.Count;

    public T this[int number] => _things[number];

    public int Of(T thing)
    {
        if (_numbers.TryGetValue(thing, out var known)) return known;
        _things.Add(thing);
        return _numbers[thing] = _things.Count - 1;
    }
}
