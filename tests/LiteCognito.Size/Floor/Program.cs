// The smallest client of a JSON-over-HTTPS service: it makes one POST request with HttpClient.
using var http = new HttpClient();
using var content = new StringContent("{}");
using HttpResponseMessage response = await http.PostAsync(new Uri(args[0]), content);
Console.WriteLine(await response.Content.ReadAsStringAsync());
