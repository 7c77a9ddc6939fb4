using System.Globalization;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Tests.Storage;

/// <summary>Folders that cannot be used say why and are left as they are.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_made()
    {
        using var folder = DataFolder.Open(_folder.File("new/deeper"));
        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public void A_second_opening_is_refused_and_names_the_first()
    {
        using var first = DataFolder.Open(_folder.Path);
        var error = Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder.Path));
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_folder_can_be_opened_again()
    {
        DataFolder.Open(_folder.Path).Dispose();
        DataFolder.Open(_folder.Path).Dispose();
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        File.WriteAllText(_folder.File("file"), "mine");
        var error = Assert.Throws<DataFolderIsFileException>(() => DataFolder.Open(_folder.File("file")));
        Assert.Contains("is a file", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.File("file")));
    }

    [Fact]
    public void A_folder_below_a_file_is_refused()
    {
        File.WriteAllText(_folder.File("file"), "mine");
        Assert.Throws<DataFolderReadOnlyException>(() => DataFolder.Open(_folder.File("file/data")));
    }

    [Theory]
    [InlineData("this is not a database, but it is long enough to be looked at as one, and so it must be refused")]
    [InlineData("")]
    public void A_file_that_is_no_database_is_refused_and_left_alone(string content)
    {
        File.WriteAllText(_folder.File("hay.db"), content);
        var error = Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
        Assert.Contains("estore", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.File("hay.db")));
    }

    [Fact]
    public async Task A_database_cut_short_is_refused()
    {
        using (var opened = _folder.Open())
        {
            await opened.Store.WriteAsync("note", "a", 0, new byte[20_000]);
        }

        using (var file = new FileStream(_folder.File("hay.db"), FileMode.Open))
        {
            file.SetLength(5_000);
        }

        Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
    }

    [Fact]
    public void A_damaged_schema_is_refused()
    {
        _folder.Open().Dispose();
        using (var file = new FileStream(_folder.File("hay.db"), FileMode.Open))
        {
            file.Position = 100;
            file.Write(new byte[3_000]);
        }

        Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        Run("CREATE TABLE theirs(x)");
        var error = Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
        Assert.Contains("not a database of Hay's", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_its_database_is_refused()
    {
        File.WriteAllText(_folder.File("hay.db-wal"), "what was written last");
        Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        _folder.Open().Dispose();
        Run("UPDATE meta SET value = 99 WHERE name = 'schema'");
        var error = Assert.Throws<DataFolderTooNewException>(() => _folder.Open());
        Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_could_not_be_used_is_given_back()
    {
        File.WriteAllText(_folder.File("hay.db"), "no database at all");
        Assert.Throws<DataFolderDamagedException>(() => _folder.Open());
        File.Delete(_folder.File("hay.db"));
        _folder.Open().Dispose();
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("hay.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
