using System.Collections.Concurrent;
using Hay.Web.Languages;

namespace Hay.Web.Live;

/// <summary>Languages in which pages have listened to this process: in others nobody has to be told anything.</summary>
internal sealed class SpokenLanguages
{
    private readonly ConcurrentDictionary<Language, bool> _spoken = new();

    public void Add(Language language) => _spoken.TryAdd(language, true);

    public IEnumerable<Language> All => Language.All.Where(_spoken.ContainsKey);
}
