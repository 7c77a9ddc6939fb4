using Hay.Care;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>What a record is called where somebody may read it: its store and key, but for people's, whose keys name them.</summary>
internal static class RecordName
{
    public static string Of(string store, string key) => IsOfSomebody(store) ? $"{store}/…" : $"{store}/{key}";

    /// <summary>Whether keys of the store are somebody's id, address, or made of them.</summary>
    public static bool IsOfSomebody(string store) => store is StoreNames.Profile or StoreNames.Account or StoreNames.AccountHandle or StoreNames.NoMail
        or CareStoreNames.Case or CareStoreNames.CaseLog or CareStoreNames.CaseLogPage;
}
