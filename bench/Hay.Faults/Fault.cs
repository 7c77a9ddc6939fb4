namespace Hay.Faults;

/// <summary>One way in which things break while people use the site.</summary>
internal abstract class Fault
{
    public abstract string Name { get; }

    /// <summary>What is broken, in a few words.</summary>
    public abstract string What { get; }

    /// <summary>Rounds of a full run.</summary>
    public virtual int Rounds => 10;

    /// <summary>What the site stands on.</summary>
    public virtual Ground Ground => Ground.Folder;

    /// <summary>What people may meet meanwhile, beside what they meet every day.</summary>
    public virtual Trouble Allowed => Trouble.None;

    /// <summary>Why it cannot be done on this machine; null: it can.</summary>
    public virtual string? Missing => null;

    /// <summary>Breaks something while the crowd is there, and mends it. The site may have ended when this returns.</summary>
    /// <param name="scene">What there is to break.</param>
    /// <param name="random">All that is left to chance.</param>
    public abstract Task Break(Scene scene, Random random);
}
