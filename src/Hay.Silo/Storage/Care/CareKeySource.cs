namespace Hay.Silo.Storage;

/// <summary>Where the keys of the care store come from: the setting, or with the demo county a file that Hay makes.</summary>
internal static class CareKeySource
{
    /// <summary>Whether it is the file.</summary>
    public static bool IsFile(SiloOptions options) => string.IsNullOrWhiteSpace(options.CareKeys) && options.Demo;

    /// <summary>
    /// The same settings for a command on a store that is there: on, without the demo county being loaded, and with the keys that the site
    /// would have. Makes nothing.
    /// </summary>
    /// <exception cref="DataFolderException">There is no store.</exception>
    /// <exception cref="InvalidDataException">There are no keys.</exception>
    public static SiloOptions ForCommand(SiloOptions options)
    {
        if (!CareBackup.IsThere(options.CarePlace)) throw new DataFolderException($"There is no store of the connector service in {options.DataFolder}: name the data folder with --data.");
        var file = CareKeyFile.In(options.DataFolder);
        var found = IsFile(options) && File.Exists(file) ? options with { CareKeys = File.ReadAllText(file).Trim() } : options;
        found = found with { Care = true, Demo = false };
        Of(found)();
        return found;
    }

    /// <summary>Says at once what is wrong with settings; a file is read, or made, when the keys are asked for.</summary>
    /// <exception cref="InvalidDataException">There are none, or what is set are none.</exception>
    public static Func<CareKeys> Of(SiloOptions options)
    {
        if (IsFile(options))
        {
            // A key that is made now opens nothing that is there.
            return () => File.Exists(CareKeyFile.In(options.DataFolder)) || !CareBackup.IsThere(options.CarePlace)
                ? CareKeyFile.ReadOrMake(options.DataFolder)
                : throw new InvalidDataException($"There is a store of the connector service ({options.CarePlace}), and no key: set the one it was sealed with, or for a new database one that `./hay care key` prints, in {CareKeys.Setting}, or put {CareKeyFile.In(options.DataFolder)} back.");
        }

        if (string.IsNullOrWhiteSpace(options.CareKeys))
        {
            throw new InvalidDataException(
                $"The connector service keeps its records sealed, and there is no key: `./hay care key` makes one. Set it in {CareKeys.Setting}, and keep it where the backups are not: without it nobody can ever read the records.");
        }

        var keys = CareKeys.Parse(options.CareKeys);
        return () => keys;
    }
}
