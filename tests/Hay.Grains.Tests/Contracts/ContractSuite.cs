using System.Globalization;
using System.Reflection;
using Orleans.CodeGeneration;

namespace Hay.Tests.Contracts;

/// <summary>
/// While a cluster is upgraded, silos of two releases talk to each other. contracts.txt says all that the last one said: each contract with
/// its version, each method, each member of a message by its number. A line of it that is no longer true breaks the silos that still say it.
/// </summary>
public abstract class ContractSuite(Assembly assembly)
{
    private static readonly string[] Said = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Contracts", "contracts.txt"));

    private SortedSet<string> Says => new(Contracts().Concat(Messages()), StringComparer.Ordinal);

    [Fact]
    public void What_was_said_is_said_still()
    {
        var broken = Said.Where(line => !line.Contains(" version ", StringComparison.Ordinal)).Except(Says);
        Assert.True(!broken.Any(), $"""
            These are no longer as the last release said them, so that a silo of one release cannot speak with one of the other.
            Add beside them instead (a method, a member with a new number); where that cannot be, say in docs/operations.md that the cluster
            needs another name (Hay:Cluster:Name) for this release, and take the lines out of the Contracts/contracts.txt beside these tests:
            {string.Join('\n', broken)}
            """);
    }

    [Fact]
    public void What_is_new_is_written_down()
    {
        var added = Says.Except(Said);
        Assert.True(!added.Any(), $"""
            New to contracts. Raise [Version] of each contract that got a method or whose methods take or give what is new, then add these lines to
            the Contracts/contracts.txt beside these tests (ordered as they are here, by their letters):
            {string.Join('\n', added)}
            """);
    }

    [Fact]
    public void Versions_only_rise()
    {
        var versions = Says.Where(line => line.Contains(" version ", StringComparison.Ordinal)).Select(line => line.Split(" version ")).ToDictionary(p => p[0], p => Number(p[1]));
        foreach (var was in Said.Where(line => line.Contains(" version ", StringComparison.Ordinal)).Select(line => line.Split(" version ")))
        {
            Assert.True(versions.GetValueOrDefault(was[0]) >= Number(was[1]), $"{was[0]} was version {was[1]}");
        }
    }

    [Fact]
    public void The_list_is_in_order_and_says_nothing_twice() => Assert.Equal(Said.Distinct().Order(StringComparer.Ordinal), Said);

    private IEnumerable<string> Contracts() =>
        from type in assembly.GetTypes()
        where type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type))
        let version = type.GetCustomAttribute<VersionAttribute>()
        from line in type.GetMethods().Select(m => $"{Name(type)}.{Alias(m) ?? m.Name}({string.Join(", ", m.GetParameters().Select(p => Name(p.ParameterType)))}): {Name(m.ReturnType)}")
            .Prepend($"{Name(type)} version {version?.Version.ToString(CultureInfo.InvariantCulture) ?? "none"}")
        select line;

    private IEnumerable<string> Messages() =>
        from type in assembly.GetTypes()
        where type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        from line in type.IsEnum
            ? type.GetEnumNames().Select(name => $"{Name(type)} {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)} is {name}")
            : type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(m => (Member: m, m.GetCustomAttribute<IdAttribute>()?.Id)).Where(m => m.Id is not null)
                .Select(m => $"{Name(type)} {m.Id} is {m.Member.Name}: {Name(((m.Member as PropertyInfo)?.PropertyType ?? (m.Member as FieldInfo)?.FieldType)!)}")
        select line;

    private static string Name(Type type) =>
        Alias(type) is { } alias ? alias
        : type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).FirstOrDefault()?.Alias;

    private static int Number(string version) => version == "none" ? 0 : int.Parse(version, CultureInfo.InvariantCulture);
}
