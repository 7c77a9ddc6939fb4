namespace Hay.Web.Catalogue;

public sealed partial class CatalogueSnapshot
{
    /// <summary>Whether a word, as <see cref="Words"/> reads it, finds anything. IsOpen: it may be unfinished.</summary>
    internal bool Knows(string word, bool isOpen) => _settled.Segment.Text.Knows(word, isOpen) || _recent.Segment.Text.Knows(word, isOpen);

    /// <summary>The word that somebody most likely meant by one that finds nothing; null when none is like it.</summary>
    internal Spelling? Nearest(string word) =>
        Spelling.Better(_settled.Segment.Text.Nearest(word), _recent.Segment.Text.Nearest(word));
}
