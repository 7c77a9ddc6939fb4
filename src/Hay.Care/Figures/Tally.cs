namespace Hay.Care;

/// <summary>What is counted for one part of a board.</summary>
internal sealed class Tally
{
    private readonly HashSet<CarePerson> _supported = [];
    private CarePerson? _lastWithOneCase;
    private int _withOneCase;
    private readonly List<int> _waits = [];
    private int _closedSessions;

    public int Active { get; set; }
    public int Contacts { get; set; }
    public int Referrals { get; set; }
    public int ReReferrals { get; set; }
    public double CaseMonths { get; set; }
    public int Closed { get; private set; }
    public int Goals { get; private set; }
    public int GoalsMet { get; private set; }

    /// <summary>Counts somebody once. What is of one case comes in one go: who has no other needs no remembering, and that is nearly everybody.</summary>
    public void Support(CarePerson person)
    {
        if (person.Cases.Length > 1) _supported.Add(person);
        else if (_lastWithOneCase != person) (_lastWithOneCase, _withOneCase) = (person, _withOneCase + 1);
    }

    public void Begin(int days) => _waits.Add(days);

    public void Close(CaseFigures of)
    {
        Closed++;
        _closedSessions += of.Sessions;
        Goals += of.Goals;
        GoalsMet += of.GoalsMet;
    }

    /// <param name="months">How many months it is of.</param>
    public KpiFigures Figures(double months)
    {
        _waits.Sort();
        return new KpiFigures
        {
            Supported = _supported.Count + _withOneCase,
            Active = Active,
            Contacts = Contacts,
            CaseMonths = CaseMonths,
            Referrals = Referrals,
            Months = months,
            Begun = _waits.Count,
            MedianWait = Nearest(50),
            NinetiethWait = Nearest(90),
            Closed = Closed,
            SessionsToClose = Closed > 0 ? (double)_closedSessions / Closed : null,
            Goals = Goals,
            GoalsMet = GoalsMet,
            ReReferrals = ReReferrals,
        };
    }

    // The nearest-rank percentile: a number of days that somebody waited.
    private int? Nearest(int percent) => _waits.Count == 0 ? null : _waits[((_waits.Count * percent) + 99) / 100 - 1];
}
