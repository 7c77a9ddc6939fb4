using System.Globalization;
using System.Text;
using Hay.Web.Catalogue;
using Microsoft.Data.Sqlite;

namespace Hay.Bench.Catalogue;

/// <summary>
/// The same listings in SQLite, in memory, set up as its manual advises: FTS5 with stemming and prefix indexes, an R*Tree for
/// places, covering indexes for sessions, prepared statements, ANALYZE. It is spared the counts of facets and categories.
/// </summary>
internal sealed class SqliteOpponent : IDisposable
{
    private const double MilesADegree = 69.09;
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public SqliteOpponent(CatalogueSnapshot catalogue)
    {
        _connection.Open();
        Run("""
            PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;
            CREATE VIRTUAL TABLE words USING fts5(title, facts, summary, description, content='', prefix='2 3', tokenize='porter unicode61 remove_diacritics 2');
            CREATE VIRTUAL TABLE place USING rtree(id, south, north, west, east);
            CREATE TABLE listing(id INTEGER PRIMARY KEY, facets INTEGER, category TEXT, checked INTEGER, lat REAL, lon REAL);
            CREATE TABLE shown(space TEXT, listing INTEGER, PRIMARY KEY (space, listing)) WITHOUT ROWID;
            CREATE TABLE session(listing INTEGER, start INTEGER, part INTEGER, places INTEGER);
            """);
        using (var transaction = _connection.BeginTransaction())
        {
            var id = 0;
            foreach (var entry in catalogue.Entries) Insert(++id, entry);
            transaction.Commit();
        }

        Run("""
            INSERT INTO words(words, rank) VALUES('rank', 'bm25(8, 4, 2, 1)');
            INSERT INTO words(words) VALUES('optimize');
            CREATE INDEX session_by_listing ON session(listing, start, part, places);
            CREATE INDEX session_by_start ON session(start, listing, part, places);
            ANALYZE;
            """);
    }

    /// <summary>The first page and how many there are in all.</summary>
    public int Ask(CatalogueQuery query)
    {
        var sql = new StringBuilder("WITH hit AS MATERIALIZED (SELECT l.id AS id, MIN(s.start) AS first");
        var values = new List<object>();
        void Where(string condition, params object[] with)
        {
            sql.Append(condition);
            values.AddRange(with);
        }

        var text = TextQuery.Of(query.Text);
        sql.Append(text is null ? ", l.checked AS rank" : ", w.rank AS rank");
        if (query.Near is not null) sql.Append(CultureInfo.InvariantCulture, $", (l.lat - ?)*(l.lat - ?) + (l.lon - ?)*(l.lon - ?)*0.37 AS apart");
        if (query.Near is { } here) values.AddRange([here.Lat, here.Lat, here.Lon, here.Lon]);
        sql.Append(text is null ? " FROM listing l" : " FROM (SELECT rowid, rank FROM words WHERE words MATCH ?) w JOIN listing l ON l.id = w.rowid");
        if (text is not null) values.Add(string.Join(' ', text.Words.Select((w, i) => $"\"{w}\"" + (text.LastIsOpen && i == text.Words.Length - 1 ? "*" : ""))));
        sql.Append(" JOIN session s ON s.listing = l.id WHERE 1");
        if (query.From is { } from) Where(" AND s.start >= ?", from.ToUnixTimeSeconds());
        if (query.To is { } to) Where(" AND s.start < ?", to.ToUnixTimeSeconds());
        if (query.Parts != PartOfDay.Any) Where(" AND (s.part & ?) != 0", (int)query.Parts);
        if (query.Facets.HasFlag(Facet.PlacesLeft)) sql.Append(" AND s.places = 1");
        if ((query.Facets & ~Facet.PlacesLeft) is var facets and not Facet.None) Where(" AND (l.facets & ?) = ?", (int)facets, (int)facets);
        if (query.Space is { } space) Where(" AND EXISTS (SELECT 1 FROM shown x WHERE x.space = ? AND x.listing = l.id)", space);
        if (query is { Near: { } near, Miles: { } miles })
        {
            var (lat, lon) = (miles / MilesADegree, miles / MilesADegree / Math.Cos(double.DegreesToRadians(near.Lat)));
            Where(" AND l.id IN (SELECT id FROM place WHERE south >= ? AND north <= ? AND west >= ? AND east <= ?)", near.Lat - lat, near.Lat + lat, near.Lon - lon, near.Lon + lon);
            Where(" AND apart <= ?", lat * lat);
        }

        sql.Append(" GROUP BY l.id) SELECT id, first, (SELECT COUNT(*) FROM hit) FROM hit ORDER BY ");
        sql.Append(query.Sort switch { SortBy.Best => "rank, first", SortBy.Near when query.Near is not null => "apart, first", _ => "first" }).Append(", id LIMIT 20");
        return Read(sql.ToString(), values);
    }

    public void Dispose() => _connection.Dispose();

    private int Read(string sql, List<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var _ in values) command.Parameters.Add(new SqliteParameter());
            var number = 0;
            command.CommandText = string.Concat(sql.Split('?').Select((part, i) => i == 0 ? part : $"@p{number++}{part}"));
            for (var i = 0; i < values.Count; i++) command.Parameters[i].ParameterName = $"@p{i}";
        }

        for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i];
        using var reader = command.ExecuteReader();
        var total = 0;
        while (reader.Read()) total = reader.GetInt32(2);
        return total;
    }

    private void Insert(int id, CatalogueEntry entry)
    {
        var listing = entry.Listing;
        Run("INSERT INTO listing VALUES (@a, @b, @c, @d, @e, @f)", id, (int)ListingFacets.Of(listing), listing.Category, entry.Checked?.DayNumber ?? 0, listing.Venue!.Lat!, listing.Venue.Lon!);
        Run("INSERT INTO words(rowid, title, facts, summary, description) VALUES (@a, @b, @c, @d, @e)", id, listing.Title,
            $"{listing.Category} {entry.Organisation?.Name} {listing.Venue.Name} {listing.Venue.Town} {listing.Venue.Postcode}",
            $"{listing.Summary} {listing.Suitability.IsFor} {string.Join(' ', listing.Suitability.Audience)}", listing.Description);
        Run("INSERT INTO place VALUES (@a, @b, @b, @c, @c)", id, listing.Venue.Lat!, listing.Venue.Lon!);
        foreach (var space in listing.Spaces()) Run("INSERT INTO shown VALUES (@a, @b)", space, id);
        for (var i = 0; i < entry.Sheet.Slots.Length; i++)
        {
            var slot = entry.Sheet.Slots[i];
            if (slot.Cancelled) continue;
            Run("INSERT INTO session VALUES (@a, @b, @c, @d)", id, slot.Start.ToUnixTimeSeconds(), (int)slot.Part, ListingFacets.HasPlace(listing, entry.Sheet.PlacesLeft(i)) ? 1 : 0);
        }
    }

    private void Run(string sql, params object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"@{(char)('a' + i)}", null));
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
