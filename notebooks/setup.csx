// The first cell of every chapter imports this file: the libraries of the course, built into artifacts/bin, and the
// names that chapters use. Build them with: dotnet build -c Release
#r "../artifacts/bin/Fundamentals.Exercises/Fundamentals.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Fundamentals.Charts.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Fundamentals.Exercises.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Fundamentals.Integrations.dll"
#r "../artifacts/bin/Fundamentals.Exercises/MessagePack.dll"
#r "../artifacts/bin/Fundamentals.Exercises/MessagePack.Annotations.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Polly.Core.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Plotly.NET.dll"
#r "../artifacts/bin/Fundamentals.Exercises/Plotly.NET.CSharp.dll"
using Fundamentals.Charts;
using Fundamentals.Charts.Histories;
using Fundamentals.Charts.Partitioning;
using Fundamentals.Charts.Replication;
using Fundamentals.Charts.Traces;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Exercises;
using Fundamentals.Exercises.Cap;
using Fundamentals.Exercises.Consistency;
using Fundamentals.Exercises.Fallacies;
using Fundamentals.Exercises.Pacelc;
using Fundamentals.Exercises.Partitioning;
using Fundamentals.Exercises.StartHere;
using Fundamentals.Faults;
using Fundamentals.Hashing;
using Fundamentals.Histories;
using Fundamentals.Integrations.Http;
using Fundamentals.Integrations.Resilience;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Causal;
using Fundamentals.Replication.PrimaryBackup;
using Fundamentals.Replication.Quorums;
using Fundamentals.Replication.Sharding;
using Fundamentals.Simulator;
using Fundamentals.Tracing;
using System.Net.Http;
using System.Net.Http.Json;

ChartFormatter.Register();
ExerciseFormatter.Register();
