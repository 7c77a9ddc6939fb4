using Hay.Tests.Contracts;

namespace Hay.Grains.Tests.Contracts;

public sealed class ContractTests() : ContractSuite(typeof(IActivityGrain).Assembly);
