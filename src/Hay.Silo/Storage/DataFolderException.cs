namespace Hay.Silo.Storage;

/// <summary>The data folder cannot be used. The message says what is wrong and what to do; nothing was changed.</summary>
public class DataFolderException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>Another process has the folder open.</summary>
public sealed class DataFolderInUseException(string message, Exception? inner = null) : DataFolderException(message, inner);

/// <summary>There is a file where the folder should be.</summary>
public sealed class DataFolderIsFileException(string message) : DataFolderException(message);

/// <summary>The folder or its database may not be written.</summary>
public sealed class DataFolderReadOnlyException(string message, Exception? inner = null) : DataFolderException(message, inner);

/// <summary>The database is damaged, or is no database of Hay's.</summary>
public sealed class DataFolderDamagedException(string message, Exception? inner = null) : DataFolderException(message, inner);

/// <summary>The database was written by a newer Hay.</summary>
public sealed class DataFolderTooNewException(string message) : DataFolderException(message);

/// <summary>A restore would overwrite data.</summary>
public sealed class DataFolderNotEmptyException(string message) : DataFolderException(message);
