using Hay.Tests.Contracts;

namespace Hay.Care.Tests;

public sealed class CareContractTests() : ContractSuite(typeof(ICaseGrain).Assembly);
