// handshakes ADDRESS CERT_RSA KEY_RSA CERT_ECDSA KEY_ECDSA: completes handshakes with every suite crypto/tls has, then closes.
package main

import (
	"crypto/tls"
	"net"
	"os"
	"time"
)

func greet(connection net.Conn) {
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(10 * time.Second))
	_, _ = connection.Write([]byte("ok\n"))
}

func main() {
	var pairs []tls.Certificate
	for i := 2; i+1 < len(os.Args); i += 2 {
		pair, err := tls.LoadX509KeyPair(os.Args[i], os.Args[i+1])
		if err != nil {
			panic(err)
		}
		pairs = append(pairs, pair)
	}
	var suites []uint16
	for _, suite := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		suites = append(suites, suite.ID)
	}
	config := &tls.Config{Certificates: pairs, CipherSuites: suites, MinVersion: tls.VersionTLS10}
	server, err := tls.Listen("tcp", os.Args[1], config)
	if err != nil {
		panic(err)
	}
	for {
		connection, err := server.Accept()
		if err != nil {
			return
		}
		go greet(connection)
	}
}
