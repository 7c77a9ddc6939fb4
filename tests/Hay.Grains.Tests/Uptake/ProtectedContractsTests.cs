using System.Reflection;

namespace Hay.Grains.Tests.Uptake;

/// <summary>Grains that keep exact counts of people hand out protected ones alone: no other project can name anything else.</summary>
public class ProtectedContractsTests
{
    private static readonly HashSet<Type> Harmless = [typeof(ProtectedCount), typeof(string), typeof(DateOnly), typeof(bool), typeof(void), typeof(Task)];

    [Theory]
    [InlineData(typeof(IPulseGrain))]
    [InlineData(typeof(IWishesGrain))]
    public void No_answer_holds_a_plain_number(Type contract)
    {
        var said = contract.GetMethods().SelectMany(method => Parts(method.ReturnType)).Distinct().ToList();

        Assert.Contains(typeof(ProtectedCount), said);
        Assert.DoesNotContain(said, type => !Harmless.Contains(type));
    }

    [Theory]
    [InlineData(typeof(Pulse))]
    [InlineData(typeof(PulseSum))]
    [InlineData(typeof(Wishes))]
    [InlineData(typeof(WishTheme))]
    [InlineData(typeof(WishTimes))]
    public void What_holds_exact_numbers_can_be_named_here_alone(Type state) => Assert.False(state.IsVisible);

    // What an answer is made of, down to values.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (Harmless.Contains(type)) return [type];
        if (type.IsGenericType) return type.GenericTypeArguments.SelectMany(Parts);
        var own = type.GetProperties(BindingFlags.Instance | BindingFlags.Public);
        return type.Assembly == typeof(IPulseGrain).Assembly && own.Length > 0 ? own.SelectMany(property => Parts(property.PropertyType)) : [type];
    }
}
