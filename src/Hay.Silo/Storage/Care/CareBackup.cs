namespace Hay.Silo.Storage;

/// <summary>The store of the connector service beside the site's own: a backup of both is two files. Records stay sealed; no keys are in it.</summary>
internal static class CareBackup
{
    /// <summary>The file beside a backup.</summary>
    public static string Beside(string file) => file + ".care";

    /// <summary>The care store that goes with a store that an operator named; null: there is none to be named there.</summary>
    public static StorePlace? Beside(StorePlace store, SiloOptions options) =>
        store.IsPostgres ? options.CarePostgres.Length > 0 ? options.CarePlace : (StorePlace?)null
        : store.IsAzure ? options.CarePlace
        : new StorePlace(Path.Combine(store.Folder, "care"), IsCare: true);

    /// <summary>Whether there is one, on or off.</summary>
    public static bool IsThere(StorePlace care) => care.IsPostgres || File.Exists(DataFolder.DatabaseIn(care.Folder));

    /// <summary>A file of before must not seem to be of this backup.</summary>
    /// <exception cref="DataFolderException">There is one, and no store that would replace it.</exception>
    public static void RefuseStrayFile(StorePlace care, string file)
    {
        if (!IsThere(care) && File.Exists(Beside(file)))
        {
            throw new DataFolderException($"{Beside(file)} is from an earlier backup, and there is no store of the connector service now: name another file, or move that one away.");
        }
    }

    /// <summary>Before anything is restored.</summary>
    /// <exception cref="DataFolderNotEmptyException">There is one already.</exception>
    public static void RefuseToReplace(StorePlace care, string file, bool replace)
    {
        if (!replace && care.IsFolder && IsThere(care) && File.Exists(Beside(file)))
        {
            throw new DataFolderNotEmptyException($"{care.Folder} holds records of the connector service already. To put the backup in their place, and lose what was written since, restore with --replace.");
        }
    }

    /// <summary>In words, what was done.</summary>
    public static async Task<string> BackupAsync(StorePlace care, string file, CancellationToken ct)
    {
        await StoreBackup.BackupAsync(care, Beside(file), ct);
        return $"The connector service, sealed as it is: {Beside(file)} ({new FileInfo(Beside(file)).Length:N0} bytes). Its keys ({CareKeys.Setting}) are not in it: keep them elsewhere, for without them nobody can read it.";
    }

    /// <summary>In words, what was done; null: there is nothing to say.</summary>
    public static async Task<string?> RestoreAsync(StorePlace care, string file, bool replace, CancellationToken ct)
    {
        if (!File.Exists(Beside(file))) return IsThere(care) ? $"The backup has nothing of the connector service: its store ({care}) stays as it is." : null;
        await StoreBackup.RestoreAsync(care, Beside(file), replace, ct);
        return $"Restored the connector service into {care}. It opens with the keys it was sealed with ({CareKeys.Setting}).";
    }
}
