namespace Hay.Silo.Storage;

/// <summary>The key that Hay makes for itself where the connector service is tried with the demo county and no keys are set.</summary>
internal static class CareKeyFile
{
    public static string In(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), "care.key");

    /// <summary>What is in the file; makes it, for this user alone, where it is not there.</summary>
    /// <exception cref="InvalidDataException">It holds no key.</exception>
    public static CareKeys ReadOrMake(string dataFolder)
    {
        var file = In(dataFolder);
        if (!File.Exists(file)) Make(file);
        try
        {
            return CareKeys.Parse(File.ReadAllText(file).Trim());
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{file} holds no key of the care store any more. Put it back, or, if nothing in it is of use, delete it with the folder care beside it.", wrong);
        }
    }

    private static void Make(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var open = new StreamWriter(new FileStream(file, how));
        open.WriteLine(CareKey.New().Written);
    }
}
