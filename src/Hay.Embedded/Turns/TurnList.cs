namespace Hay.Embedded;

/// <summary>A first-in, first-out list threaded through the turns themselves; a turn is in one list at a time.</summary>
internal struct TurnList
{
    private Turn? _last;

    public Turn? First { get; private set; }

    public int Count { get; private set; }

    public void Add(Turn turn)
    {
        turn.Previous = _last;
        turn.Next = null;
        if (_last is null) First = turn;
        else _last.Next = turn;
        _last = turn;
        Count++;
    }

    public void Remove(Turn turn)
    {
        if (turn.Previous is null) First = turn.Next;
        else turn.Previous.Next = turn.Next;
        if (turn.Next is null) _last = turn.Previous;
        else turn.Next.Previous = turn.Previous;
        turn.Next = turn.Previous = null;
        Count--;
    }

    public Turn? TakeFirst()
    {
        var first = First;
        if (first is not null) Remove(first);
        return first;
    }

    /// <summary>Adds to <paramref name="overdue"/> the turns whose time is up, and takes them off the list if they only wait.</summary>
    public void FindOverdue(long round, bool takeOff, ref List<Turn>? overdue)
    {
        for (var turn = First; turn is not null;)
        {
            var next = turn.Next;
            if (turn.Due <= round && !turn.IsAnswered) (overdue ??= []).Add(turn);
            if (takeOff && (turn.Due <= round || turn.IsAnswered)) Remove(turn);
            turn = next;
        }
    }
}
